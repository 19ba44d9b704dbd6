import type { Backend } from './backend.js'

/** The last task of each backend; settles when it has ended, however it ended. */
const last = new WeakMap<Backend, Promise<unknown>>()

/**
 * Does `task` when everything asked of this backend before has ended: TensorFlow.js has one current backend a thread, and
 * runs that interleave would see each other's.
 */
export function enqueue<T>(backend: Backend, task: () => Promise<T>): Promise<T> {
  const before = last.get(backend) ?? Promise.resolve()
  const result = before.then(task)
  last.set(
    backend,
    result.catch(() => undefined),
  )
  return result
}
