import { writeFile } from 'node:fs/promises'
import type { Catalogue } from '../../definition/catalogue.js'
import type { Engine } from '../../engine/index.js'
import { writeSafetensors } from '../../formats/safetensors.js'
import type { Graph } from '../../graph/graph.js'
import type { TrainingEvent, TrainingResult } from '../../graph/training.js'
import { tfjsVersion } from '../../backends/tfjs/index.js'
import { TrainingControls } from '../../training/controls.js'
import { train } from '../../training/train.js'
import { findTrainer } from '../../training/trainer.js'
import { version } from '../../version.js'
import type { OpenedGraph } from '../opened-graph.js'
import { type EngineArguments, readCount, startEngine } from '../start-engine.js'
import type { ExitStatus, Terminal } from '../terminal.js'
import { epochJson, epochLine, progressLine } from '../training-lines.js'
import { UsageError } from '../usage.js'

/** The options of `train` as they were typed. */
export interface TrainArguments extends EngineArguments {
  /** Trained one after the other. */
  readonly trainer?: readonly string[]
  readonly epochs?: string
  readonly seed?: string
  readonly out?: string
  readonly record?: string
  readonly json?: boolean
}

/**
 * Trains a graph from its seed, or from the weights of a file, and prints a line an epoch. An interrupt (Ctrl-C) stops it after the batch; what it has
 * learned is written all the same. Exit status 1 where the loss became NaN or infinite.
 */
export async function trainGraph(
  { path, graph: given }: OpenedGraph,
  catalogue: Catalogue,
  options: TrainArguments,
  terminal: Terminal,
): Promise<ExitStatus> {
  const engine = await startEngine(catalogue, path, options)
  const controls = new TrainingControls()
  const interrupt = () => controls.tell({ do: 'stop' })
  process.once('SIGINT', interrupt)
  try {
    const versions = { 'rete-tfjs-plugin': version, '@tensorflow/tfjs-core': tfjsVersion }
    let status: ExitStatus = 0
    for (const named of options.trainer ?? [undefined]) {
      const { graph, trainer, epochs } = prepare(engine, given, named, options)
      const start = options.weights === undefined ? 'fresh' : 'current'
      const onEvent = (event: TrainingEvent) => tell(event, epochs, options.json === true, terminal)
      const result = await train(engine, graph, { trainer, start }, { controls, onEvent, versions })
      await write(engine, result, options)
      terminal.error(`${result.end}: ${result.message}\n`)
      if (result.end === 'diverged') status = 1
    }
    return status
  } finally {
    process.off('SIGINT', interrupt)
    await engine.dispose()
  }
}

/** The graph with the seed and the number of epochs that were asked for. */
function prepare(engine: Engine, given: Graph, named: string | undefined, options: TrainArguments) {
  const { path, params } = findTrainer(engine.know(given).wiring, named)
  const epochs = options.epochs === undefined ? params.epochs : readCount('--epochs', options.epochs)
  const seed = options.seed === undefined ? given.seed : readCount('--seed', options.seed, 0)
  const nodes = given.nodes.map((node) => (node.id === path ? { ...node, params: { ...node.params, epochs } } : node))
  return { graph: { ...given, seed, nodes }, trainer: path, epochs }
}

function tell(event: TrainingEvent, epochs: number, isJson: boolean, terminal: Terminal): void {
  const { isInteractive = false } = terminal
  const clear = isInteractive ? '\r\u001b[K' : ''
  if (event.event === 'epoch') {
    terminal.error(clear)
    terminal.out(`${isJson ? epochJson(event.epoch) : epochLine(event.epoch, epochs)}\n`)
  } else if (event.event === 'warning') terminal.error(`${clear}${event.message}\n`)
  else if (event.event === 'progress' && isInteractive) {
    terminal.error(clear + (event.progress.state === 'ended' ? '' : progressLine(event.progress)))
  }
}

async function write(engine: Engine, { record }: TrainingResult, { out, record: recordFile }: TrainArguments) {
  if (out !== undefined) await writeTo('--out', out, writeSafetensors(await engine.weights.export()))
  if (recordFile !== undefined) await writeTo('--record', recordFile, `${JSON.stringify(record, null, 2)}\n`)
}

async function writeTo(option: string, path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content)
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${option} ${path}: expected a file that can be written, received ${received}`)
  }
}
