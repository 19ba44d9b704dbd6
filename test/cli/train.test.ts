import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSafetensors } from '../../src/formats/safetensors.js'
import { writeGraph } from '../../src/graph/write.js'
import { catalogue, irisGraph } from '../training/graphs.js'
import { call } from './call.js'

let folder = ''
let file = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rete-tfjs-train-'))
  file = join(folder, 'iris.json')
  await writeFile(file, writeGraph(irisGraph(), catalogue))
})
afterAll(() => rm(folder, { recursive: true }))

const train = (args: readonly string[], isInteractive = false) => call(['train', ...args], isInteractive)

interface Line {
  readonly epoch: number
  readonly training: Readonly<Record<string, number>>
  readonly validation: Readonly<Record<string, number>>
}

const linesOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

describe('train', () => {
  it('prints a line an epoch, and how it ended', async () => {
    const { status, out, error } = await train([file, '--epochs', '2', '--backend', 'cpu'])
    expect(status).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(out).toMatch(
      /^epoch 1\/2 {2}loss [\d.]+ {2}accuracy [\d.]+ {2}validation: loss [\d.]+ {2}accuracy [\d.]+ {2}[\d.]+ s$/m,
    )
    expect(error).toBe('completed: 2 epochs\n')
  })

  it('gives the same lines of JSON for the same seed, and others for another', async () => {
    const figures = ({ out }: { readonly out: string }) =>
      linesOf(out).map(({ training, validation }) => [training, validation])
    const first = figures(await train([file, '--json']))
    expect(first).toHaveLength(3)
    expect(figures(await train([file, '--json']))).toEqual(first)
    expect(figures(await train([file, '--json', '--seed', '99']))).not.toEqual(first)
  })

  it('writes weights that a later call begins with, and the record', async () => {
    const [weights, record] = [join(folder, 'iris.safetensors'), join(folder, 'record.json')]
    const before = linesOf((await train([file, '--json', '--out', weights, '--record', record])).out)
    const { tensors } = readSafetensors(await readFile(weights))
    expect([...tensors.keys()]).toContain('dense1/kernel')
    const written = JSON.parse(await readFile(record, 'utf8')) as Record<string, unknown>
    expect(written).toMatchObject({ trainer: 'trainer', seed: 7, backend: 'wasm' })
    expect(written['epochs']).toHaveLength(3)
    const after = linesOf((await train([file, '--json', '--epochs', '1', '--weights', weights])).out)
    expect(after[0]!.training['loss']).toBeLessThan(before[0]!.training['loss']! / 1.5)
  })

  it('shows a bar where a person looks at it', async () => {
    // Long enough for a second message of progress.
    const { error } = await train([file, '--epochs', '50'], true)
    expect(error).toMatch(/epoch \d+\/50 \[=* *\] \d\/8 {2}loss [\d.]+ {2}[\d,]+ examples\/s/)
  })

  it.each([
    [['--epochs', '0'], 2, '--epochs: expected a whole number of 1 or more, received 0'],
    [['--trainer', 'nobody'], 1, 'expected one of the Trainers trainer, received "nobody"'],
    [['--backend', 'abacus'], 2, '--backend: expected wasm or cpu, received abacus'],
    [
      ['--out', '/no/such/folder/w.safetensors', '--epochs', '1'],
      2,
      '--out /no/such/folder/w.safetensors: expected a file',
    ],
  ])('%j', async (args, status, message) => {
    const result = await train([file, ...args])
    expect(result.error).toContain(message)
    expect(result.status).toBe(status)
  })
})
