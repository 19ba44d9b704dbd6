import { countOf } from '../../src/definition/count-of.js'
import { readSafetensors, writeSafetensors } from '../../src/formats/safetensors.js'
import type { TensorData } from '../../src/operations/types.js'
import { compareWeights, describeMisfit } from '../session/compare-weights.js'
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

/** Gives the open graph the weights of a file. Where they do not all fit it says which, changes nothing, and offers those that do. */
export async function loadWeights(session: Session, file: File): Promise<void> {
  const { notices, checking } = session
  if (file.size > largestFile) {
    notices.error(`${file.name}: expected at most ${largestFile} bytes, received ${file.size}`)
    return
  }
  try {
    const { tensors } = readSafetensors(new Uint8Array(await file.arrayBuffer()))
    const comparison = compareWeights(checking.flush(), tensors)
    const { fitting } = comparison
    const misfit = describeMisfit(comparison)
    if (misfit === '') {
      await takeWeights(session, fitting, file.name)
      return
    }
    const load = () => void takeWeights(session, fitting, file.name)
    const offer = fitting.size > 0 ? [{ label: `Load the ${fitting.size} that fit`, act: load }] : []
    notices.error(`${file.name} does not fit this graph. ${misfit}`, offer)
  } catch (error) {
    notices.error(`${file.name} was not loaded: ${messageOf(error)}`)
  }
}

async function takeWeights(session: Session, tensors: ReadonlyMap<string, TensorData>, from: string): Promise<void> {
  const { engine, notices, running } = session
  try {
    // The engine knows the weights of a graph once it has run it.
    if (!running.result.value || running.isStale.value) await running.run()
    const before = await engine.weights([...tensors.keys()])
    await engine.setWeights(tensors)
    await running.run()
    notices.info(`Loaded ${countOf(tensors.size, 'weight')} from ${from}.`, [
      { label: 'Undo', act: () => void putBack(session, before) },
    ])
  } catch (error) {
    notices.error(`${from} was not loaded: ${messageOf(error)}`)
  }
}

async function putBack({ engine, notices, running }: Session, before: ReadonlyMap<string, TensorData>): Promise<void> {
  try {
    await engine.setWeights(before)
    await running.run()
  } catch (error) {
    notices.error(`The weights were not put back: ${messageOf(error)}`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
