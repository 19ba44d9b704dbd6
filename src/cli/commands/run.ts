import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '../../definition/catalogue.js'
import { writeNpy } from '../../formats/npy.js'
import type { GraphReport } from '../../graph/report.js'
import type { RunRequest, RunResult } from '../../graph/run.js'
import type { DType, TensorData } from '../../operations/types.js'
import { formatTensor } from '../format-tensor.js'
import { readTensorFile } from '../read-files.js'
import { type EngineArguments, readCount, startEngine } from '../start-engine.js'
import type { OpenedGraph } from '../opened-graph.js'
import { tensorToJson } from '../tensor-json.js'
import type { ExitStatus, Terminal } from '../terminal.js'
import { UsageError } from '../usage.js'

/** The options of `run` as they were typed. */
export interface RunOptions extends EngineArguments {
  readonly feed?: readonly string[]
  readonly fetch?: readonly string[]
  readonly training?: boolean
  readonly batch?: string
  readonly out?: string
  readonly json?: boolean
}

/** Runs a graph on a backend of its own and prints or writes what it gives. */
export async function runGraph(
  { path, graph, report }: OpenedGraph,
  catalogue: Catalogue,
  options: RunOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const request = await readRequest(report, options)
  const engine = await startEngine(catalogue, path, options)
  try {
    const result = await engine.run(graph, request)
    if (options.out !== undefined) await writeOutputs(options.out, result)
    terminal.out(options.json === true ? printJson(result) : printText(result))
    return 0
  } finally {
    await engine.dispose()
  }
}

async function readRequest(report: GraphReport, options: RunOptions): Promise<RunRequest> {
  const feeds = new Map<string, TensorData>()
  for (const text of options.feed ?? []) {
    const [, key, file] = /^([^=]+\.[^=.]+)=(.+)$/.exec(text) ?? []
    if (key === undefined || file === undefined) throw new UsageError(`--feed: expected ID.PORT=FILE, received ${text}`)
    feeds.set(key, await readTensorFile(file, dtypeOf(report, key)))
  }
  return {
    feeds,
    mode: options.training === true ? 'training' : 'inference',
    ...(options.fetch && { targets: options.fetch }),
    ...(options.batch !== undefined && { batch: readCount('--batch', options.batch) }),
  }
}

/** Lists in a JSON file do not say what they are; the port that they are for does. */
function dtypeOf(report: GraphReport, key: string): DType {
  const dot = key.lastIndexOf('.')
  return report.nodes.get(key.slice(0, dot))?.outputs[key.slice(dot + 1)]?.type?.dtype ?? 'float32'
}

async function writeOutputs(folder: string, { outputs }: RunResult): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    for (const [key, tensor] of outputs)
      await writeFile(join(folder, `${key.replaceAll('/', '_')}.npy`), writeNpy(tensor))
  } catch (error) {
    throw new UsageError(
      `--out ${folder}: expected a folder to write to, received ${error instanceof Error ? error.message : ''}`,
    )
  }
}

function printJson({ outputs }: RunResult): string {
  return `${JSON.stringify(Object.fromEntries([...outputs].map(([key, tensor]) => [key, tensorToJson(tensor)])))}\n`
}

function printText({ outputs, milliseconds, backend }: RunResult): string {
  const tensors = [...outputs].map(([key, tensor]) => formatTensor(key, tensor))
  return `${tensors.join('\n')}\n${milliseconds.toFixed(1)} ms on ${backend}\n`
}
