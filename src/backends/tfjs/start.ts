import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from './kernel.js'
import { guardAllocations } from './repairs/wasm-allocation.js'
import { doWithoutBrokenThreads } from './threads.js'
import { bundledWasmPaths, type WasmPaths } from './wasm-files.js'

export interface StartOptions {
  /**
   * Where the files of the wasm backend are, if not where the package has them: URLs, in Node `file:` URLs or paths.
   */
  readonly wasmPaths?: WasmPaths
}

const started = new Map<TfjsBackendName, Promise<void>>()

/** Loads the package of a backend and starts it, once. @throws Error where the environment cannot run it. */
export function start(name: TfjsBackendName, options: StartOptions = {}): Promise<void> {
  const known = started.get(name)
  if (known) return known
  const starting = load(name, options)
  started.set(name, starting)
  // What failed may be tried again, perhaps with other paths.
  starting.catch(() => started.delete(name))
  return starting
}

async function load(name: TfjsBackendName, { wasmPaths = bundledWasmPaths }: StartOptions): Promise<void> {
  // Silences the banner of cpu in Node and the warnings of starting; TensorFlow.js has no other switch for them.
  tf.enableProdMode()
  await packages[name](wasmPaths)
  try {
    if (await tf.setBackend(name)) {
      guardAllocations(tf.backend())
      return
    }
  } catch (error) {
    throw new Error(`${name}: expected a backend that starts, received ${describe(error)}`, { cause: error })
  }
  throw new Error(`${name}: expected a backend that starts, received none: this environment cannot run it`)
}

/** wasm rejects with an object that is no Error. */
function describe(error: unknown): string {
  return typeof error === 'object' && error && 'message' in error ? String(error.message) : String(error)
}

/** Imported on demand, so that a page or command line loads only what it uses. */
const packages: Readonly<Record<TfjsBackendName, (wasmPaths: WasmPaths) => Promise<void>>> = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu')
  },
  async wasm(wasmPaths) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
    setWasmPaths(wasmPaths)
    await doWithoutBrokenThreads()
  },
  async webgl() {
    await import('@tensorflow/tfjs-backend-webgl')
    // Else operations on a few elements that were read before run on the processor, and a probe changes the last bits
    // of what follows.
    tf.env().set('WEBGL_CPU_FORWARD', false)
  },
  async webgpu() {
    await import('@tensorflow/tfjs-backend-webgpu')
    tf.env().set('WEBGPU_CPU_FORWARD', false)
  },
}
