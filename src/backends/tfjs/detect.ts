import type { TfjsBackendName } from './kernel.js'

/** What this environment makes of a backend. */
export interface DetectedBackend {
  readonly name: TfjsBackendName
  readonly isAvailable: boolean
  /** Why it stands where it stands: `on the GPU: NVIDIA ...`, `in software: SwiftShader`, `no adapter`. */
  readonly reason: string
}

/** A software renderer computes on the processor, 12 to 600 times slower than wasm does. */
interface Finding {
  readonly rank: 'hardware' | 'software' | 'none'
  readonly reason: string
}

/**
 * The backends, best first: webgpu and webgl on a GPU, then wasm and cpu, then those that a GPU is only imitated for,
 * last what cannot run. Looks at what the environment offers; that a backend then computes rightly is for `selfTest`
 * to say.
 */
export async function detectBackends(): Promise<readonly DetectedBackend[]> {
  const found: readonly (readonly [TfjsBackendName, Finding])[] = [
    ['webgpu', await findWebgpu()],
    ['webgl', findWebgl()],
    ['wasm', findWasm()],
    ['cpu', { rank: 'hardware', reason: 'plain JavaScript' }],
  ]
  const order = ['hardware', 'software', 'none']
  return found
    .toSorted(([, a], [, b]) => order.indexOf(a.rank) - order.indexOf(b.rank))
    .map(([name, { rank, reason }]) => ({ name, isAvailable: rank !== 'none', reason }))
}

const softwareRenderers = /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render/i

/** Whether a GPU of this name is imitated by the processor. */
export function isSoftwareRenderer(name: string): boolean {
  return softwareRenderers.test(name)
}

function onRenderer(name: string, isSoftware = isSoftwareRenderer(name)): Finding {
  const shown = name || 'of unknown name'
  return isSoftware
    ? { rank: 'software', reason: `a GPU imitated in software, slower than wasm: ${shown}` }
    : { rank: 'hardware', reason: `on the GPU: ${shown}` }
}

async function findWebgpu(): Promise<Finding> {
  // The types promise it everywhere; Node and older browsers have none.
  const gpu: GPU | undefined = typeof navigator === 'undefined' ? undefined : navigator.gpu
  if (!gpu) return { rank: 'none', reason: 'no WebGPU here' }
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (!adapter) return { rank: 'none', reason: 'WebGPU has no adapter' }
    const { vendor, architecture, description, isFallbackAdapter } = adapter.info
    const name = [description, vendor, architecture].filter(Boolean).join(' ')
    return onRenderer(name, isFallbackAdapter || isSoftwareRenderer(name))
  } catch (error) {
    return { rank: 'none', reason: `WebGPU fails: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function findWebgl(): Finding {
  const context = createContext()
  if (!context) return { rank: 'none', reason: 'no WebGL 2 here' }
  try {
    if (!context.getExtension('EXT_color_buffer_float'))
      return { rank: 'none', reason: 'WebGL has no float32 textures' }
    const info = context.getExtension('WEBGL_debug_renderer_info')
    const name: unknown = context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER)
    return onRenderer(String(name))
  } finally {
    // A browser has few of them.
    context.getExtension('WEBGL_lose_context')?.loseContext()
  }
}

function createContext(): WebGL2RenderingContext | null {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(1, 1).getContext('webgl2')
  return typeof document === 'undefined' ? null : document.createElement('canvas').getContext('webgl2')
}

/** A module with one function, which puts a number into all lanes of a vector. */
const simdModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
])

function findWasm(): Finding {
  if (typeof WebAssembly === 'undefined') return { rank: 'none', reason: 'no WebAssembly here' }
  if (!WebAssembly.validate(simdModule)) return { rank: 'hardware', reason: 'WebAssembly without SIMD' }
  const hasThreads = typeof crossOriginIsolated !== 'undefined' && crossOriginIsolated
  return { rank: 'hardware', reason: `WebAssembly with SIMD${hasThreads ? ' and threads' : ''}` }
}
