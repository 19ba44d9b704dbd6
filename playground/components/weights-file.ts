import { readSafetensors, writeSafetensors } from '../../src/formats/safetensors.js'
import { largestFile } from '../session/read-file.js'
import type { Session } from '../session/session.js'
import { download } from './download.js'

/** Downloads the weights of the open graph, as they are in the engine. */
export async function downloadWeights({ engine, notices }: Session, name: string): Promise<void> {
  try {
    const weights = await engine.weights()
    if (weights.size === 0) notices.info('This graph has no weights.')
    else download(new Blob([writeSafetensors(weights)]), name)
  } catch (error) {
    notices.error(`The weights were not saved: ${messageOf(error)}`)
  }
}

/** Gives the open graph the weights of a file: all that it has, or none. */
export async function loadWeights({ engine, notices, running }: Session, file: File): Promise<void> {
  if (file.size > largestFile) {
    notices.error(`${file.name}: expected at most ${largestFile} bytes, received ${file.size}`)
    return
  }
  try {
    const { tensors } = readSafetensors(new Uint8Array(await file.arrayBuffer()))
    // The engine knows the weights of a graph once it has run it.
    if (!running.result.value || running.isStale.value) await running.run()
    await engine.setWeights(tensors)
    await running.run()
    notices.info(`Loaded ${tensors.size} weights from ${file.name}.`)
  } catch (error) {
    notices.error(`${file.name} was not loaded: ${messageOf(error)}`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
