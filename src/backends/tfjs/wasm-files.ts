/** The WebAssembly files of the wasm backend: for plain, SIMD and threaded SIMD instructions. It loads one of them. */
export const wasmFileNames = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
] as const

/** Where each file is: a URL in a page or worker, a path in Node. */
export type WasmPaths = Readonly<Record<(typeof wasmFileNames)[number], string>>

/**
 * Where the files are in Node: beside the backend's module in its package. In a page the bundler decides, so there the entry point says it
 * (`new URL('...', import.meta.url)` or Vite's `?url`).
 */
export async function findWasmFiles(): Promise<WasmPaths> {
  const { createRequire } = await import('node:module')
  const { dirname, join } = await import('node:path')
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))
  const [plain, simd, threaded] = wasmFileNames
  return { [plain]: join(folder, plain), [simd]: join(folder, simd), [threaded]: join(folder, threaded) }
}
