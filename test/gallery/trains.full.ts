import { describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/run-cli.js'
import { catalogue, galleryNames, galleryPath, openGallery } from './open-gallery.js'
import { type Promised, promisesOf } from './promises.js'

/** A line that `train --json` prints. */
interface Epoch {
  readonly epoch: number
  readonly validation: Readonly<Record<string, number>> | null
}

/** What the trainers of a graph come to, trained one after the other from the command line: the figures of their last epochs. */
async function trainAll(name: string, trainers: readonly string[], seed: number) {
  const written = { out: '', error: '' }
  const call = ['train', galleryPath(name), '--json', '--seed', String(seed)]
  const status = await runCli([...call, ...trainers.flatMap((id) => ['--trainer', id])], catalogue, {
    out: (text) => (written.out += text),
    error: (text) => (written.error += text),
  })
  expect(status, written.error).toBe(0)
  // What `train --json` prints.
  const epochs = written.out.trim().split('\n').map((line) => JSON.parse(line) as Epoch) // prettier-ignore
  const last = epochs.filter((_, index) => (epochs[index + 1]?.epoch ?? 1) === 1)
  expect(last).toHaveLength(trainers.length)
  return new Map(trainers.map((trainer, index) => [trainer, last[index]?.validation ?? {}]))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

function expectKept({ trainer, figure, atLeast, atMost }: Promised, values: readonly number[]): void {
  const said = `${trainer}: ${figure} is ${values.join(', ')}`
  if (atLeast !== null) expect(median(values), said).toBeGreaterThanOrEqual(atLeast)
  if (atMost !== null) expect(median(values), said).toBeLessThanOrEqual(atMost)
}

const trained = galleryNames.filter((name) => promisesOf(openGallery(name)).length > 0)

describe.each(trained)('%s', (name) => {
  const graph = openGallery(name)
  const promises = promisesOf(graph)
  const trainers = [...new Set(promises.map(({ trainer }) => trainer))]

  it('trains from the command line to the figures of its description', async () => {
    const most = Math.max(...promises.map(({ seeds }) => seeds ?? 0))
    const seeds = most === 0 ? [graph.seed] : Array.from({ length: most }, (_, index) => index + 1)
    const runs = []
    for (const seed of seeds) runs.push(await trainAll(name, trainers, seed))
    for (const promise of promises) {
      expectKept(promise, runs.map((run) => run.get(promise.trainer)?.[promise.figure] ?? NaN)) // prettier-ignore
    }
  })
})
