import { type ShallowRef, shallowRef } from 'vue'

/** Something that the person can do about a notice. */
export interface NoticeAction {
  readonly label: string
  act(): void
}

/** A message of the application. Errors stay until they are closed, the others go by themselves. */
export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'error'
  readonly text: string
  readonly actions: readonly NoticeAction[]
}

export interface Notices {
  readonly list: Readonly<ShallowRef<readonly Notice[]>>
  info(text: string, actions?: readonly NoticeAction[]): void
  error(text: string, actions?: readonly NoticeAction[]): void
  close(id: number): void
}

/** More at once would cover the canvas. */
const most = 3
const shownFor = 6_000
/** Longer where something can be done: it has to be read and decided. */
const shownForWithActions = 15_000

export function createNotices(): Notices {
  const list = shallowRef<readonly Notice[]>([])
  let nextId = 1

  function close(id: number): void {
    list.value = list.value.filter((notice) => notice.id !== id)
  }

  function show(kind: Notice['kind'], text: string, actions: readonly NoticeAction[]): void {
    const id = nextId++
    const others = list.value.filter((notice) => notice.text !== text)
    list.value = [...others, { id, kind, text, actions }].slice(-most)
    if (kind === 'info') setTimeout(() => close(id), actions.length > 0 ? shownForWithActions : shownFor)
  }

  return {
    list,
    info: (text, actions = []) => show('info', text, actions),
    error: (text, actions = []) => show('error', text, actions),
    close,
  }
}
