import { shallowRef, type ShallowRef } from 'vue'
import type { Catalogue } from '../../../src/definition/catalogue.js'
import type { Graph } from '../../../src/graph/graph.js'
import { portKey } from '../../../src/graph/graph.js'
import type { GraphReport } from '../../../src/graph/report.js'
import type { TensorData } from '../../../src/operations/types.js'
import type { EngineClient } from '../../../src/worker/client.js'
import { type ExampleWires, findExampleWires } from './find-example-wires.js'
import { type Compared, type Judgement, judgeExamples } from './judge-examples.js'

export type ExamplePart = 'validation' | 'training'

/** What was found out about the examples of a part, with the weights as they were then. */
export interface JudgedPart {
  readonly part: ExamplePart
  readonly judgement: Judgement
  /** Names of the classes, as far as they are known. */
  readonly classNames: readonly string[]
  /** How many examples the part has: more than were judged where that was stopped. */
  readonly total: number
}

export interface Examples {
  readonly judged: Readonly<ShallowRef<JudgedPart | null>>
  /** How far judging is; `null` while nothing is done. */
  readonly progress: Readonly<ShallowRef<{ readonly done: number; readonly total: number } | null>>
  /** Why there are none; empty for no reason. */
  readonly refusal: Readonly<ShallowRef<string>>
  /** Has the network predict all examples of a part: what `figure` compares, by default the first loss. `validation` means all where none are held out. */
  judge(part: ExamplePart, figure: string | null): Promise<void>
  /** Keeps what has been judged so far. */
  stop(): void
  /** What the network is given of these examples, a batch; `null` where no data source gives it. */
  show(indices: readonly number[]): Promise<TensorData | null>
}

interface ExamplesOptions {
  readonly engine: Pick<EngineClient, 'run' | 'examples'>
  readonly catalogue: Catalogue
  readonly graph: () => Graph
  readonly check: () => GraphReport
}

/** Examples that the network predicts at a time: others wait no longer for the engine. */
const batchSize = 256

/** Has the open graph predict its examples, and compares. The graph itself must be runnable. */
export function createExamples({ engine, catalogue, graph, check }: ExamplesOptions): Examples {
  const judged = shallowRef<JudgedPart | null>(null)
  const progress = shallowRef<{ readonly done: number; readonly total: number } | null>(null)
  const refusal = shallowRef('')
  let controller: AbortController | null = null
  let asked: { readonly graph: Graph; readonly wires: ExampleWires } | null = null

  async function predict(open: Graph, wires: ExampleWires, indices: Uint32Array, signal: AbortSignal) {
    const [prediction, target] = [portKey(wires.prediction), portKey(wires.target)]
    const predictions: (readonly number[])[] = []
    const targets: (readonly number[])[] = []
    let areLabels = true
    for (let begin = 0; begin < indices.length && !signal.aborted; begin += batchSize) {
      const batch = [...indices.subarray(begin, begin + batchSize)]
      const { outputs } = await engine.run(open, { targets: [prediction, target], indices: batch })
      const right = outputs.get(target)
      predictions.push(...rowsOf(outputs.get(prediction), batch.length, prediction))
      targets.push(...rowsOf(right, batch.length, target))
      areLabels &&= right?.dtype === 'int32' || right?.dtype === 'bool'
      progress.value = { done: begin + batch.length, total: indices.length }
    }
    return { indices, predictions, targets, areLabels } satisfies Compared
  }

  async function judge(part: ExamplePart, figure: string | null): Promise<void> {
    controller?.abort()
    const own = new AbortController()
    controller = own
    refusal.value = ''
    const open = graph()
    const wires = findExampleWires(open, catalogue, figure)
    if ('refusal' in wires || !check().isRunnable) {
      refusal.value = 'refusal' in wires ? wires.refusal : 'The graph has problems: it cannot run.'
      judged.value = null
      return
    }
    asked = { graph: open, wires }
    progress.value = { done: 0, total: 0 }
    try {
      const report = await engine.examples(open, wires.trainer)
      const held = report.validation.length > 0 ? report.validation : report.training
      const indices = part === 'validation' ? held : report.training
      const compared = await predict(open, wires, indices, own.signal)
      if (controller !== own) return
      const classNames = report.classNames[portKey(wires.target)] ?? []
      judged.value = { part, judgement: judgeExamples(compared), classNames, total: indices.length }
    } catch (error) {
      if (controller !== own) return
      refusal.value = error instanceof Error ? error.message : String(error)
    }
    if (controller === own) progress.value = null
  }

  async function show(indices: readonly number[]): Promise<TensorData | null> {
    const shown = asked?.wires.shown
    if (!asked || !shown || indices.length === 0) return null
    const key = portKey(shown)
    const { outputs } = await engine.run(asked.graph, { targets: [key], indices })
    return outputs.get(key) ?? null
  }

  return { judged, progress, refusal, judge, stop: () => controller?.abort(), show }
}

/** The numbers of each example. @throws Error for what is not one row an example */
function rowsOf(tensor: TensorData | undefined, count: number, key: string): readonly (readonly number[])[] {
  if (!tensor || (tensor.shape[0] ?? 1) !== count) {
    const received = tensor ? `[${tensor.shape.join(', ')}]` : 'nothing'
    throw new Error(`${key}: expected one row for each of ${count} examples, received ${received}`)
  }
  const width = tensor.data.length / count
  return Array.from({ length: count }, (_, row) => [...tensor.data.subarray(row * width, (row + 1) * width)])
}
