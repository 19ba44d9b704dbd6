import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from './kernel.js'
import { findWasmFiles, type WasmPaths } from './wasm-files.js'

export interface StartOptions {
  /** Where the wasm backend's files are. In Node it finds them itself; a page must say it. */
  readonly wasmPaths?: WasmPaths
}

const started = new Map<TfjsBackendName, Promise<void>>()

/** Loads the package of a backend and starts it, once. @throws Error where the environment cannot run it. */
export function start(name: TfjsBackendName, options: StartOptions = {}): Promise<void> {
  let starting = started.get(name)
  if (!starting) {
    starting = load(name, options)
    started.set(name, starting)
    // A page may come back with other paths.
    starting.catch(() => started.delete(name))
  }
  return starting
}

async function load(name: TfjsBackendName, options: StartOptions): Promise<void> {
  // Silences the banner that cpu prints in Node; TensorFlow.js has no other switch for it.
  tf.enableProdMode()
  await packages[name](options)
  if (!(await tf.setBackend(name))) throw new Error(`${name}: expected a backend that starts, it did not`)
}

/** Imported on demand, so that a page or command line loads only what it uses. */
const packages: Readonly<Record<TfjsBackendName, (options: StartOptions) => Promise<void>>> = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu')
  },
  async wasm({ wasmPaths }) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
    setWasmPaths(wasmPaths ?? (await defaultWasmPaths()))
  },
  async webgl() {
    await import('@tensorflow/tfjs-backend-webgl')
    // Else operations on a few elements that were read before run on the processor, and a probe changes the last bits of what follows.
    tf.env().set('WEBGL_CPU_FORWARD', false)
  },
  async webgpu() {
    await import('@tensorflow/tfjs-backend-webgpu')
    tf.env().set('WEBGPU_CPU_FORWARD', false)
  },
}

async function defaultWasmPaths(): Promise<WasmPaths> {
  if (typeof process === 'undefined' || !process.versions['node']) {
    throw new Error('wasm: expected wasmPaths, since only Node can find the files by itself')
  }
  return findWasmFiles()
}
