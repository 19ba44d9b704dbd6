/** Tells listeners what has happened, in the order in which they came. */
export class Feed<T = void> {
  private readonly listeners = new Set<(value: T) => void>()

  /** Calls `listener` from now on, until the returned function is called. */
  listen(listener: (value: T) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(value: T): void {
    for (const listener of [...this.listeners]) listener(value)
  }
}
