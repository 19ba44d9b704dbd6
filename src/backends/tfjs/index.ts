import { TfjsBackend } from './backend.js'
import { type DetectedBackend, detectBackends } from './detect.js'
import type { TfjsBackendName } from './kernel.js'
import { selfTest } from './self-test.js'
import { start, type StartOptions } from './start.js'

/**
 * A backend on TensorFlow.js. Its package is loaded when it is asked for. Several may exist in one thread, also of
 * one name: those share TensorFlow.js' one backend of that name, and each counts its own memory.
 *
 * @throws Error where this environment cannot run it, with the reason.
 */
export async function createTfjsBackend(name: TfjsBackendName, options: StartOptions = {}): Promise<TfjsBackend> {
  return new TfjsBackend(name, await start(name, options))
}

/**
 * The best backend that starts here and passes the self-test, with reports on those that were better on paper but
 * failed.
 *
 * @throws Error where not even `cpu` works.
 */
export async function createBestBackend(
  options: StartOptions = {},
): Promise<{ readonly backend: TfjsBackend; readonly refused: readonly DetectedBackend[] }> {
  const refused: DetectedBackend[] = []
  for (const { name, isAvailable } of await detectBackends()) {
    if (!isAvailable) continue
    try {
      const backend = await createTfjsBackend(name, options)
      const failure = await selfTest(backend)
      if (failure === null) return { backend, refused }
      refused.push({ name, isAvailable: false, reason: `computes wrongly: ${failure}` })
    } catch (error) {
      refused.push({ name, isAvailable: false, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  throw new Error(
    `expected a backend that works, received ${refused.map(({ name, reason }) => `${name}: ${reason}`).join('; ')}`,
  )
}

export { type DetectedBackend, detectBackends, selfTest, type StartOptions, TfjsBackend, type TfjsBackendName }
export { bundledWasmPaths, type WasmPaths } from './wasm-files.js'
export { version_core as tfjsVersion } from '@tensorflow/tfjs-core'
