/** Has a screen reader say what happens. */
export interface Announcer {
  announce(text: string): void
}
