import type { Backend, Handle } from '../engine/backend.js'
import type { RunContext } from '../engine/run-program.js'

/**
 * The node of the first operation that makes something that is not finite out of finite things, when the run is done again; `null` where none
 * does. It waits for each operation: for a run that has failed anyway.
 */
export async function findNonFinite(
  backend: Backend,
  run: (inspect: NonNullable<RunContext['inspect']>) => Promise<unknown>,
): Promise<string | null> {
  let found: string | null = null
  await run(async ({ node }, results) => {
    if (found !== null) return
    for (const result of results) if (!(await isFinite(backend, result))) found = node
  })
  return found
}

async function isFinite(backend: Backend, handle: Handle): Promise<boolean> {
  if (handle.type.dtype !== 'float32') return true
  const { data } = await backend.read(handle)
  return data.every(Number.isFinite)
}
