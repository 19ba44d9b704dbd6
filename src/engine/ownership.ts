import { reshape } from '../operations/shape/reshape.js'
import type { Backend, Handle } from './backend.js'

/** Another handle on the same tensor, to be disposed on its own. */
export function alias(backend: Backend, handle: Handle): Handle {
  const [copy] = backend.execute(reshape, [handle], { shape: handle.type.shape })
  if (!copy) throw new Error('reshape: no output')
  return copy
}

/** Handles that somebody has to dispose of; what is left at the end goes at once. */
export class Ownership {
  readonly #backend: Backend
  readonly #handles = new Set<Handle>()

  constructor(backend: Backend) {
    this.#backend = backend
  }

  add(handle: Handle): Handle {
    this.#handles.add(handle)
    return handle
  }

  addAll(handles: readonly Handle[]): readonly Handle[] {
    for (const handle of handles) this.#handles.add(handle)
    return handles
  }

  /** Disposes of a handle that is its own; leaves others alone. */
  dispose(handle: Handle): void {
    if (this.#handles.delete(handle)) this.#backend.dispose(handle)
  }

  /** Leaves a handle to somebody else. */
  forget(handle: Handle): void {
    this.#handles.delete(handle)
  }

  disposeAll(): void {
    for (const handle of this.#handles) this.#backend.dispose(handle)
    this.#handles.clear()
  }

  /** Hands handles on: its own as they are, others' as aliases. */
  giveAll(handles: readonly Handle[]): readonly Handle[] {
    const given = handles.map((handle) => (this.#handles.has(handle) ? handle : this.add(alias(this.#backend, handle))))
    for (const handle of given) this.#handles.delete(handle)
    return given
  }
}
