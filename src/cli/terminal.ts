/** Where a command writes. */
export interface Terminal {
  /** Standard output. */
  out(text: string): void
  /** Standard error. */
  error(text: string): void
  /** Whether a line on standard error may be written over: a person looks at it. By default not. */
  readonly isInteractive?: boolean
}

/** How a command ended: 0 done, 1 the graph has problems, 2 wrong usage or unreadable file. */
export type ExitStatus = 0 | 1 | 2
