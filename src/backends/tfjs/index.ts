import { TfjsBackend } from './backend.js'
import type { TfjsBackendName } from './kernel.js'
import { start, type StartOptions } from './start.js'

/**
 * A backend on TensorFlow.js. Its package is loaded when it is asked for. Several may exist in one thread, also of one name: those share
 * TensorFlow.js' one backend of that name, and each counts its own memory.
 *
 * @throws Error where this environment cannot run it, with the reason.
 */
export async function createTfjsBackend(name: TfjsBackendName, options: StartOptions = {}): Promise<TfjsBackend> {
  await start(name, options)
  return new TfjsBackend(name)
}

export { TfjsBackend, type TfjsBackendName, type StartOptions }
export { type WasmPaths, wasmFileNames } from './wasm-files.js'
