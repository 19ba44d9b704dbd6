import type { WasmPaths } from '../backends/tfjs/index.js'
import type { KeepingFileStore } from '../data/files/keeping-file-store.js'
import { createCatalogue } from '../definition/catalogue.js'
import type { AnyNode } from '../definition/node.js'
import type { FileStore } from '../definition/source.js'
import { createEngineClient, type EngineClient, type EngineWorker } from './client.js'
import type { EngineHost } from './host.js'
import type { Reply, Request } from './protocol.js'
import { serveEngine, type WorkerScope } from './serve.js'

export interface InThreadOptions {
  /** The nodes that graphs may use: `nodes` of this package, or `[...nodes, mine]`. */
  readonly nodes: readonly AnyNode[]
  /** `cpu`, `wasm`, `webgl`, `webgpu`, or by default the best one that this machine can run. */
  readonly backend?: string
  /** Where the files of the wasm backend are, if not where this package has them. */
  readonly wasmPaths?: WasmPaths
  /** Where the user's files are; by default in the browser's database, in Node in memory. */
  readonly files?: FileStore & Partial<KeepingFileStore>
}

/**
 * The client of `createEngineClient` without a worker: for Node, for tests, and where workers are not wanted. Everything runs in the
 * thread that calls; a run gives way to it every few milliseconds. `destroy` gives back what the engine keeps on the backend.
 */
export function createInThreadClient({ nodes, backend, wasmPaths, files }: InThreadOptions): EngineClient {
  const catalogue = createCatalogue(nodes)
  const options = { catalogue, ...(wasmPaths && { wasmPaths }), ...(files && { files }) }
  const client = createEngineClient(() => new InThreadWorker((scope) => serveEngine(options, scope)))
  // A failure comes back with the first run, which needs the backend.
  if (backend !== undefined) client.useBackend(backend).catch(() => undefined)
  return client
}

/** Both ends of a worker in one thread. Messages arrive later, as a worker's do, and nothing is copied. */
class InThreadWorker implements EngineWorker {
  onmessage: EngineWorker['onmessage'] = null
  onerror: EngineWorker['onerror'] = null
  onmessageerror: EngineWorker['onmessageerror'] = null
  readonly #host: EngineHost
  readonly #pending = new Set<number>()
  readonly #scope: WorkerScope
  #isOpen = true

  constructor(serve: (scope: WorkerScope) => EngineHost) {
    this.#scope = { onmessage: null, postMessage: (reply) => this.#receive(reply) }
    this.#host = serve(this.#scope)
  }

  postMessage(request: Request): void {
    if (request.call !== 'cancel') this.#pending.add(request.id)
    queueMicrotask(() => this.#scope.onmessage?.(new MessageEvent('message', { data: request })))
  }

  /** A thread cannot end itself: what runs is cancelled, and then everything is given back. */
  terminate(): void {
    this.#isOpen = false
    for (const id of this.#pending) this.postMessage({ call: 'cancel', id })
    queueMicrotask(() => void this.#host.dispose())
  }

  #receive(reply: Reply): void {
    if ('id' in reply && reply.reply !== 'progress') this.#pending.delete(reply.id)
    if (this.#isOpen) this.onmessage?.(new MessageEvent('message', { data: reply }))
  }
}
