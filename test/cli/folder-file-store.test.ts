import { encode } from 'fast-png'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { createMemoryFileStore } from '../../src/data/files/memory-file-store.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { HostFiles } from '../../src/worker/host-files.js'
import { call } from './call.js'

const catalogue = createCatalogue(nodes)
const grey = (level: number) =>
  new Uint8Array(encode({ width: 2, height: 2, channels: 1, data: new Uint8Array(4).fill(level) }))
const pets = { 'pets/cats/a.png': grey(3), 'pets/cats/notes.txt': new Uint8Array(3), 'pets/dogs/1.png': grey(1) }

let folder = ''
let graph = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rete-tfjs-images-'))
  graph = join(folder, 'graph.json')
  await writeFile(graph, JSON.stringify(await chosenInPage()))
})
afterAll(() => rm(folder, { recursive: true }))

/** The graph that a page saves after this folder was chosen. */
async function chosenInPage() {
  const host = new HostFiles(catalogue, createMemoryFileStore())
  const files = Object.entries(pets).map(([path, bytes]) => ({ path, data: new Blob([bytes]) }))
  const reference = { ...(await host.keep(files, true)) }
  const { contents } = await host.inspect('ImageFolder', { file: reference })
  const params = { file: { ...reference, contents }, size: [1, 1], colorMode: 'grayscale', shuffle: false }
  const node = { id: 'images', type: 'ImageFolder', typeVersion: 1, position: [0, 0], params }
  return { format: 'rete-tfjs-graph', version: 1, nodes: [node], connections: [] }
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), bytes)
}

const run = () => call(['run', graph, '--json', '--backend', 'cpu'])

describe('a folder of images beside the graph', () => {
  it('is asked for where it is not, found where it is, and refused after it has changed', async () => {
    expect(await run()).toMatchObject({
      status: 1,
      error: expect.stringMatching(/pets\.zip.*received nothing/) as string,
    })
    for (const [path, bytes] of Object.entries(pets)) await put(path, bytes)
    const { out } = await run()
    expect(JSON.parse(out)).toMatchObject({ 'images.image': { data: [3, 1] }, 'images.label': { data: [0, 1] } })
    await put('pets/dogs/2.png', grey(2))
    expect(await run()).toMatchObject({
      status: 1,
      error: expect.stringMatching(/pets\.zip.*a file of that name that has changed/) as string,
    })
  })
})
