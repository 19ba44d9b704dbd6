import { createTfjsBackend } from '../backends/tfjs/index.js'
import { dirname } from 'node:path'
import type { Catalogue } from '../definition/catalogue.js'
import { createEngine, type Engine } from '../engine/index.js'
import { readSafetensors } from '../formats/safetensors.js'
import type { TensorData } from '../operations/types.js'
import { createFolderFileStore } from './folder-file-store.js'
import { readBytes } from './read-files.js'
import { UsageError } from './usage.js'

/** What an engine is started with, as it was typed. */
export interface EngineArguments {
  readonly backend?: string
  readonly weights?: string
}

/**
 * An engine on a backend of its own, with the weights of a file if one is named. Files of the user's are looked for beside the graph at `path` and in the
 * current folder.
 * @throws UsageError
 */
export async function startEngine(
  catalogue: Catalogue,
  path: string,
  { backend = 'wasm', weights }: EngineArguments,
): Promise<Engine> {
  if (backend !== 'wasm' && backend !== 'cpu') {
    throw new UsageError(`--backend: expected wasm or cpu, received ${backend}`)
  }
  const given = weights === undefined ? null : await readWeights(weights)
  const files = createFolderFileStore([dirname(path), '.'])
  const engine = createEngine({ backend: await createTfjsBackend(backend), catalogue, files })
  if (given) await engine.weights.import(given)
  return engine
}

async function readWeights(path: string): Promise<ReadonlyMap<string, TensorData>> {
  const bytes = await readBytes(path)
  try {
    return readSafetensors(bytes).tensors
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A whole number of 1 or more (or of `min`). @throws UsageError */
export function readCount(option: string, text: string, min = 1): number {
  const count = Number(text)
  if (text.trim() !== '' && Number.isSafeInteger(count) && count >= min) return count
  throw new UsageError(`${option}: expected a whole number of ${min} or more, received ${text}`)
}
