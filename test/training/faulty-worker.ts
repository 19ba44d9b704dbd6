import * as tf from '@tensorflow/tfjs-core'
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { StepRunner } from '../../src/training/step-runner.js'
import type { Request } from '../../src/worker/protocol.js'
import { serveEngine, type WorkerScope } from '../../src/worker/serve.js'
import type { BatchCounts, Fault } from './faults.js'

// The worker of the page, to which things can be done that else happen to it.

const faults: Readonly<Record<Fault, () => unknown>> = {
  loseWebgl() {
    const backend = tf.findBackend('webgl')
    if (!(backend instanceof MathBackendWebGL)) throw new Error('expected webgl to run')
    backend.gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext()
    return true
  },
  /** From here on the database has no room. */
  fillStorage() {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    return true
  },
  /** From here on the functions that a hidden tab slows are counted. */
  watchTimers() {
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const) {
      const original: unknown = Reflect.get(self, name)
      if (typeof original !== 'function') continue
      Reflect.set(self, name, (...given: unknown[]) => {
        timerCalls.push(name)
        return Reflect.apply(original, self, given) as unknown
      })
    }
    return true
  },
  timerCalls: () => timerCalls,
  batchesBegun: () => batchesBegun,
}

const timerCalls: string[] = []

/** How many batches had been begun when each control arrived, and when each message that a run is paused or has ended was sent. */
const batchesBegun: BatchCounts = { atControl: [], atHalt: [] }
let begun = 0
// eslint-disable-next-line @typescript-eslint/unbound-method -- applied below to the object that it is called on
const { train } = StepRunner.prototype
StepRunner.prototype.train = function (...given) {
  begun++
  return train.apply(this, given)
}

const scope: WorkerScope = {
  onmessage: null,
  postMessage(reply, transfer) {
    if (reply.reply === 'training' && reply.event.event === 'progress' && reply.event.progress.state !== 'running') {
      batchesBegun.atHalt.push(begun)
    }
    self.postMessage(reply, { transfer })
  },
}
self.onmessage = ({ data, ports }: MessageEvent<Request | { readonly fault: Fault }>) => {
  if ('fault' in data) {
    ports[0]?.postMessage(faults[data.fault]())
    return
  }
  if (data.call === 'control') batchesBegun.atControl.push(begun)
  scope.onmessage?.(new MessageEvent('message', { data }))
}
serveEngine({ catalogue: createCatalogue(nodes) }, scope)
