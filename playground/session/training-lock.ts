/** Tells other tabs that a run goes on here, so that they do not take it for an interrupted one. It ends with the page at the latest. */
export function holdRun(run: string): () => void {
  const ending = new AbortController()
  const isOver = new Promise<void>((resolve) => {
    ending.signal.addEventListener('abort', () => resolve())
  })
  locks()
    ?.request(nameOf(run), () => isOver)
    // Without the lock another tab may offer to resume the run: no reason not to train.
    .catch(() => undefined)
  return () => ending.abort()
}

/** The runs that go on in any tab. */
export async function heldRuns(): Promise<ReadonlySet<string>> {
  const state = await locks()
    ?.query()
    .catch(() => null)
  const names = (state?.held ?? []).flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  return new Set(names)
}

const prefix = 'rete-tfjs.training '
const nameOf = (run: string) => prefix + run

/** There are none in Node and where the page is not secure. */
function locks(): LockManager | undefined {
  return typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : undefined
}
