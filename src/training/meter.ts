/** How long a rate looks back, in milliseconds. */
const lookBack = 1000

/** Measures how fast a run goes, pauses left out. Times in milliseconds. */
export class Meter {
  #marks: { readonly at: number; readonly examples: number }[] = []
  #started: number | null = null
  #elapsed = 0

  /** Time that it ran so far. */
  elapsed(now: number): number {
    return this.#elapsed + (this.#started === null ? 0 : now - this.#started)
  }

  start(now: number): void {
    this.#started ??= now
  }

  pause(now: number): void {
    this.#elapsed = this.elapsed(now)
    this.#started = null
    this.#marks = []
  }

  /** So many examples have been done. */
  count(examples: number, now: number): void {
    const last = this.#marks.at(-1)?.examples ?? 0
    this.#marks.push({ at: now, examples: last + examples })
    while (this.#marks.length > 2 && now - this.#marks[0]!.at > lookBack) this.#marks.shift()
  }

  /** Examples a second; 0 before two batches. */
  get rate(): number {
    const [first] = this.#marks
    const last = this.#marks.at(-1)
    if (!first || !last || last.at <= first.at) return 0
    return ((last.examples - first.examples) / (last.at - first.at)) * 1000
  }
}
