// A worker that the browser ends, for want of memory or because it crashed, says nothing: no event comes. But the lock that it held is released.

/** In the worker: holds a lock of its own as long as it lives, and tells its name once it has it. Does nothing where there are no locks. */
export function holdLifeLine(tell: (lock: string) => void): void {
  if (!locks()) return
  const lock = `rete-tfjs-engine-${crypto.randomUUID()}`
  void locks()?.request(lock, () => {
    tell(lock)
    return new Promise<never>(() => undefined)
  })
}

/** In the page: calls `onEnd` when the worker that holds this lock has ended, however it did. Gives a function that ends the following. */
export function followLifeLine(lock: string, onEnd: () => void): () => void {
  const controller = new AbortController()
  locks()
    ?.request(lock, { signal: controller.signal }, onEnd)
    .catch(() => undefined)
  return () => controller.abort()
}

/** Pages that are not served by HTTPS have none, whatever the types say. */
function locks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined
}
