import { onScopeDispose } from 'vue'
import type { Session } from '../session/session.js'
import { isTyping } from '../../src/vue/renderer/typing.js'
import type { Actions } from './actions.js'
import { handleShortcut } from './shortcuts.js'

/** Connects what happens to the page as a whole: keys, files dropped on it, pasted graphs, and leaving it. */
export function connectPageEvents(session: Session, actions: Actions): void {
  listen('keydown', (event) => handleShortcut(event, actions))
  listen('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  listen('drop', (event) => {
    // Data are taken by the canvas.
    const [file] = event.dataTransfer?.files ?? []
    if (!file || event.defaultPrevented) return
    event.preventDefault()
    void session.files.openFile(file)
  })
  listen('paste', (event) => {
    // On the canvas nodes are added; here a whole graph is opened.
    if (event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return
    const text = event.clipboardData?.getData('text/plain').trim() ?? ''
    if (text === '') return
    event.preventDefault()
    session.files.openText(text, 'The pasted text')
  })
  listen('beforeunload', (event) => {
    // What is kept in the recovery history needs no question.
    if (session.origins.isDirty.value && !session.recovery.isKept.value) event.preventDefault()
  })
  const keep = () => {
    if (document.visibilityState === 'hidden') void session.recovery.flush()
  }
  document.addEventListener('visibilitychange', keep)
  onScopeDispose(() => document.removeEventListener('visibilitychange', keep))
}

function listen<K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): void {
  addEventListener(type, listener)
  onScopeDispose(() => removeEventListener(type, listener))
}
