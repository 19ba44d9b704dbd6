import * as tf from '@tensorflow/tfjs-core'
import type { Device } from './device.js'
import type { TfjsBackendName } from './kernel.js'
import { guardAllocations } from './repairs/wasm-allocation.js'
import { doWithoutBrokenThreads } from './threads.js'
import { watchDevice } from './watch-device.js'
import { bundledWasmPaths, type WasmPaths } from './wasm-files.js'

export interface StartOptions {
  /**
   * Where the files of the wasm backend are, if not where the package has them: URLs, in Node `file:` URLs or paths.
   */
  readonly wasmPaths?: WasmPaths
}

const started = new Map<TfjsBackendName, Promise<Device | null>>()

/**
 * Loads the package of a backend and starts it, once, and anew where its device was lost. Gives the device that it computes on; `null` for the
 * processor. @throws Error where the environment cannot run it.
 */
export async function start(name: TfjsBackendName, options: StartOptions = {}): Promise<Device | null> {
  const known = started.get(name)
  const device = await known
  if (known && device?.isLost !== true) return known
  // Several may have waited: the first one starts it for all.
  if (started.get(name) !== known) return start(name, options)
  if (known) forget(name)
  const starting = load(name, options)
  started.set(name, starting)
  // What failed may be tried again, perhaps with other paths.
  starting.catch(() => started.delete(name))
  return starting
}

/** Gives back what TensorFlow.js holds of a backend that is lost, and lets it be started anew. */
function forget(name: TfjsBackendName): void {
  const factory = tf.findBackendFactory(name)
  tf.removeBackend(name)
  tf.registerBackend(name, factory)
}

async function load(name: TfjsBackendName, { wasmPaths = bundledWasmPaths }: StartOptions): Promise<Device | null> {
  // Silences the banner of cpu in Node and the warnings of starting; TensorFlow.js has no other switch for them.
  tf.enableProdMode()
  await packages[name](wasmPaths)
  try {
    if (await tf.setBackend(name)) {
      guardAllocations(tf.backend())
      return await watchDevice(name)
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
