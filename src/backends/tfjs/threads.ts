import * as tf from '@tensorflow/tfjs-core'

/**
 * Lets the wasm backend do without threads where they could not start. It starts each with the source text of a function that reads a variable from
 * around it, which most minifiers rename: then every thread ends in a ReferenceError while the page waits for ever. Whether
 * the text stands alone is tried out in a worker. Must be called after the package was loaded and before the backend starts.
 */
export async function doWithoutBrokenThreads(): Promise<void> {
  const flag = 'WASM_HAS_MULTITHREAD_SUPPORT'
  if (!(await tf.env().getAsync(flag))) return
  const { default: factory } = await import('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js')
  if (!(await canStartThread(String(factory)))) tf.env().set(flag, false)
}

/** Calls the function as a thread would, in a worker of its own, up to the point where it would instantiate the module. */
export function canStartThread(factory: string): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([trial(factory)], { type: 'text/javascript' }))
  const worker = new Worker(url)
  return new Promise<boolean>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data)
    // The text is no program, or the page allows no such worker: there are no threads either.
    worker.onerror = (event) => {
      event.preventDefault()
      resolve(false)
    }
  }).finally(() => {
    worker.terminate()
    URL.revokeObjectURL(url)
  })
}

const trial = (factory: string): string => `
self.startWorker = () => {}
const wasmMemory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
const module = { ENVIRONMENT_IS_PTHREAD: true, wasmMemory, buffer: wasmMemory.buffer, instantiateWasm: () => ({}) }
let isFine = true
try { (${factory})(module) } catch { isFine = false }
postMessage(isFine)`
