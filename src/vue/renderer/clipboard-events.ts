import { isTyping } from './typing.js'

export interface ClipboardActions {
  copy(): string | null
  cut(): string | null
  paste(text: string): void
}

/**
 * Connects copy, cut and paste of the page with the canvas, as long as the focus is in it and in no text field. The page's own events need no
 * permission. Gives a function that ends it.
 */
export function connectClipboard(container: HTMLElement, actions: ClipboardActions): () => void {
  const give = (event: ClipboardEvent, take: () => string | null) => {
    // Text that is selected somewhere is what the person means.
    if (isTyping(event.target) || getSelection()?.isCollapsed === false) return
    const text = take()
    if (text === null) return
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  const copy = (event: ClipboardEvent) => give(event, () => actions.copy())
  const cut = (event: ClipboardEvent) => give(event, () => actions.cut())
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isTyping(event.target) || text === '') return
    event.preventDefault()
    actions.paste(text)
  }
  container.addEventListener('copy', copy)
  container.addEventListener('cut', cut)
  container.addEventListener('paste', paste)
  return () => {
    container.removeEventListener('copy', copy)
    container.removeEventListener('cut', cut)
    container.removeEventListener('paste', paste)
  }
}
