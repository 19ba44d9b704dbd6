import { isTyping } from '../../src/vue/renderer/typing.js'
import type { Action, Actions } from './actions.js'

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent)

/** `Mod+Shift+S` as it stands on this machine's keyboard. */
export function describeShortcut(shortcut: string): string {
  if (!isMac) return shortcut.replaceAll('Mod', 'Ctrl')
  return shortcut.replaceAll('Mod', '⌘').replace('Shift', '⇧').replace('Enter', '⏎').replaceAll('+', '')
}

/** Does what a key stands for. Keys that somebody else has used already are left alone. */
export function handleShortcut(event: KeyboardEvent, actions: Actions): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
  const action = Object.values(actions).find(
    ({ shortcut }: Action) => shortcut !== undefined && isPressed(event, shortcut),
  )
  if (!action || (isTyping(event.target) && !isAllowedInFields(event))) return
  event.preventDefault()
  if (action.isEnabled?.value !== false) action.act()
}

/** Undo and redo in a text field belong to the field; function keys write nothing. */
function isAllowedInFields(event: KeyboardEvent): boolean {
  if (/^F\d+$/.test(event.key)) return true
  const hasModifier = event.ctrlKey || event.metaKey
  return hasModifier && !['z', 'y'].includes(event.key.toLowerCase())
}

function isPressed(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1)!.toLowerCase()
  const hasModifier = event.ctrlKey || event.metaKey
  // The other habit for redo.
  if (shortcut === 'Mod+Shift+Z' && hasModifier && !event.shiftKey && event.key.toLowerCase() === 'y') return true
  // A sign such as ? already says whether Shift is needed for it.
  const isShiftRight = /^[^a-z0-9]$/.test(key) || event.shiftKey === parts.includes('Shift')
  return event.key.toLowerCase() === key && hasModifier === parts.includes('Mod') && isShiftRight && !event.altKey
}
