/** What a PopOver lets others do with it. */
export interface PopOverHandle {
  toggle(anchor: Element): Promise<void>
  close(): void
}
