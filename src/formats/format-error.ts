/** A file that cannot be read, or a value that a format cannot hold: `at: expected ..., received ...`. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
  /** The place: a field of the file, or a path in its header. */
  readonly at: string
  readonly expected: string
  readonly received: string

  constructor(at: string, expected: string, received: string) {
    super(`${at}: expected ${expected}, received ${received}`)
    this.at = at
    this.expected = expected
    this.received = received
  }
}

/** Text in double quotes with its control characters escaped, cut after `length` characters. */
export function quoteText(text: string, length = 60): string {
  return JSON.stringify(text.length > length ? `${text.slice(0, length)}…` : text)
}

/** A value of JSON, or undefined, for a message: as JSON, cut after `length` characters. */
export function quoteValue(value: unknown, length = 60): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return quoteText(value, length)
  const json = JSON.stringify(value)
  return json.length > length ? `${json.slice(0, length)}…` : json
}
