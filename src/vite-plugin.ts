/** The part of a Vite plugin that this one is; Vite itself is not imported. */
export interface VitePlugin {
  readonly name: string
  config(): { readonly worker: { readonly format: 'es' }; readonly optimizeDeps: { readonly include: string[] } }
}

/** What the engine's worker imports. Vite finds it out too late: only when the worker runs, and not for packages. */
const ofTheWorker = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-backend-webgpu',
]

/**
 * What Vite must know of this package: its worker is a module that loads parts on demand, and the development server must be told what it imports. For
 * `plugins` in `vite.config`.
 */
export function reteTfjs(): VitePlugin {
  return {
    name: 'rete-tfjs-plugin',
    config: () => ({ worker: { format: 'es' }, optimizeDeps: { include: ofTheWorker } }),
  }
}
