/** Where the three files of the wasm backend are; it loads one of them, by what the environment can do. */
export type WasmPaths = Readonly<
  Record<'tfjs-backend-wasm.wasm' | 'tfjs-backend-wasm-simd.wasm' | 'tfjs-backend-wasm-threaded-simd.wasm', string>
>

/**
 * The files that come with this package. Written so that every environment finds them: Node by their path, a bundler
 * because it knows this form, and the built package, into whose `dist/wasm` the build copies them
 * (config/keep-module-urls.ts).
 */
export const bundledWasmPaths: WasmPaths = {
  'tfjs-backend-wasm.wasm': new URL(
    '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
    import.meta.url,
  ).href,
  'tfjs-backend-wasm-simd.wasm': new URL(
    '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
    import.meta.url,
  ).href,
  'tfjs-backend-wasm-threaded-simd.wasm': new URL(
    '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm',
    import.meta.url,
  ).href,
}
