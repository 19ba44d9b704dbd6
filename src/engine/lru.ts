/** Keeps the values that were asked for last, up to a count. */
export class LeastRecentlyUsed<K, V> {
  readonly #values = new Map<K, V>()
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    // A map keeps the order of insertion: the first is the one asked for longest ago.
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  delete(key: K): void {
    this.#values.delete(key)
  }

  set(key: K, value: V): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size <= this.#capacity) return
    for (const oldest of this.#values.keys()) {
      this.#values.delete(oldest)
      return
    }
  }
}
