/** Whether keys are wanted by a field that text is typed into. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'button', 'file', 'radio'].includes(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}
