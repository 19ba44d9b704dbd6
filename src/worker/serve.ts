import { NodeError } from '../definition/problem.js'
import { GraphError } from '../engine/graph-error.js'
import { EngineHost, type HostOptions } from './host.js'
import type { TensorData } from '../operations/types.js'
import { holdLifeLine } from './life-line.js'
import type { EngineCall, EngineCalls, Reply, Request } from './protocol.js'

/** The part of a worker's global scope that serving needs. */
export interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null
  postMessage(message: Reply, transfer: Transferable[]): void
}

/**
 * Answers the calls of `createEngineClient` in this worker. A developer with nodes of their own writes a worker entry that calls it with
 * `createCatalogue([...nodes, mine])`.
 */
export function serveEngine(options: HostOptions, scope: WorkerScope = self as unknown as WorkerScope): EngineHost {
  const host = new EngineHost(options)
  const running = new Map<number, AbortController>()
  // A page's own thread has no page to tell.
  if ('WorkerGlobalScope' in globalThis) holdLifeLine((lock) => scope.postMessage({ reply: 'alive', lock }, []))
  scope.onmessage = ({ data: request }) => {
    if (request.call === 'cancel') {
      running.get(request.id)?.abort()
      return
    }
    if (request.call === 'control') {
      host.tell(request.id, request.control)
      return
    }
    const controller = new AbortController()
    running.set(request.id, controller)
    void answer(host, request, controller.signal, scope).then((reply) => {
      running.delete(request.id)
      scope.postMessage(reply, buffersOf(reply))
    })
  }
  return host
}

type Call = Exclude<Request, { readonly call: 'cancel' | 'control' }>

async function answer(host: EngineHost, request: Call, signal: AbortSignal, scope: WorkerScope): Promise<Reply> {
  const { id } = request
  try {
    const result = await carryOut(host, request, {
      id,
      signal,
      onEvent: (event) => scope.postMessage({ reply: 'training', id, event }, []),
      onProgress: (progress) => scope.postMessage({ reply: 'progress', id, progress }, []),
    })
    return { reply: 'result', id, result }
  } catch (error) {
    if (signal.aborted) return { reply: 'cancelled', id }
    const problems = error instanceof GraphError ? error.problems : error instanceof NodeError ? [error.problem] : []
    return { reply: 'failure', id, message: error instanceof Error ? error.message : String(error), problems }
  }
}

type CallContext = Parameters<EngineHost['run']>[2] & Parameters<EngineHost['train']>[2]

function carryOut(host: EngineHost, request: Call, context: CallContext): Promise<EngineCalls[EngineCall]['result']> {
  switch (request.call) {
    case 'backends':
      return host.backends()
    case 'useBackend':
      return host.useBackend(...request.arguments)
    case 'run':
      return host.run(...request.arguments, context)
    case 'weights':
      return host.weights(...request.arguments)
    case 'setWeights':
      return host.setWeights(...request.arguments)
    case 'resetWeights':
      return host.resetWeights()
    case 'memory':
      return host.memory()
    case 'train':
      return host.train(...request.arguments, context)
    case 'examples':
      return host.examples(...request.arguments)
    case 'checkpoints':
      return host.checkpoints()
    case 'restoreCheckpoint':
      return host.restoreCheckpoint(...request.arguments)
    case 'removeCheckpoint':
      return host.removeCheckpoint(...request.arguments)
    case 'keepFiles':
      return host.files.keep(...request.arguments)
    case 'readFile':
      return host.files.read(...request.arguments)
    case 'hasFile':
      return host.files.has(...request.arguments)
    case 'keptFiles':
      return host.files.list()
    case 'removeFile':
      return host.files.remove(...request.arguments)
    case 'inspectFile':
      return host.files.inspect(...request.arguments)
  }
}

/** What can be handed over instead of copied: the elements of results, which nobody here needs any more. */
function buffersOf(reply: Reply): Transferable[] {
  const tensors = reply.reply === 'result' ? tensorsOf(reply.result) : null
  const buffers = new Set<ArrayBuffer>()
  for (const { data } of tensors?.values() ?? []) if (data.buffer instanceof ArrayBuffer) buffers.add(data.buffer)
  return [...buffers]
}

function tensorsOf(result: EngineCalls[EngineCall]['result']): ReadonlyMap<string, TensorData> | null {
  if (result === null || typeof result !== 'object') return null
  if ('outputs' in result) return result.outputs
  return 'get' in result ? result : null
}
