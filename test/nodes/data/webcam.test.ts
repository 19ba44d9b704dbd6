import { encode } from 'fast-png'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { webcam } from '../../../nodes/data/webcam.js'
import { createMemoryFileStore } from '../../../src/data/files/memory-file-store.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import type { FileReference } from '../../../src/definition/params/file.js'
import { HostFiles } from '../../../src/worker/host-files.js'
import { call } from '../../cli/call.js'
import { readParams } from '../trace-node.js'

const catalogue = createCatalogue(nodes)
const source = webcam.source!

const snapshot = (level: number, path: string) => ({
  path: `snapshots/${path}`,
  data: new Blob([new Uint8Array(encode({ width: 1, height: 1, channels: 1, data: new Uint8Array([level]) }))]),
})

/** What a page keeps of snapshots that are taken one after the other. */
async function takeAll(...snapshots: readonly ReturnType<typeof snapshot>[]) {
  const host = new HostFiles(catalogue, createMemoryFileStore())
  let reference: FileReference | null = null
  for (const each of snapshots) reference = await host.keep([each], true, reference)
  const { contents } = await host.inspect('Webcam', { file: { ...reference! } })
  return { host, reference: reference!, file: { ...reference!, contents } }
}

const three = [snapshot(10, 'waving/1.png'), snapshot(30, 'waving/2.png'), snapshot(20, 'still/3.png')] as const

let folder = ''
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'rete-tfjs-webcam-'))))
afterAll(() => rm(folder, { recursive: true }))

async function runFromCommandLine(file: JsonValue) {
  const params = { file, size: [1, 1], colorMode: 'grayscale', shuffle: false }
  const node = { id: 'camera', type: 'Webcam', typeVersion: 1, position: [0, 0], params }
  const path = join(folder, 'graph.json')
  await writeFile(path, JSON.stringify({ format: 'rete-tfjs-graph', version: 1, nodes: [node], connections: [] }))
  return call(['run', path, '--json', '--backend', 'cpu'])
}

describe('snapshots', () => {
  it('are added one by one to an archive of their classes', async () => {
    const { host, reference, file } = await takeAll(...three)
    expect(reference.name).toBe('snapshots.zip')
    expect(file.contents).toEqual({
      classes: [
        { name: 'still', images: 1 },
        { name: 'waving', images: 2 },
      ],
    })
    const params = readParams(webcam, { file, size: [1, 1], shuffle: false }, catalogue)
    const data = await source.load(params as Parameters<typeof source.load>[0], { files: host.store })
    expect(data.batch([0, 1, 2])['image']?.data).toEqual(new Float32Array([20, 20, 20, 10, 10, 10, 30, 30, 30]))
    expect(data.classNames).toEqual({ label: ['still', 'waving'] })
  })

  it('are not added to an archive that is no more there', async () => {
    const { host, reference } = await takeAll(...three)
    await host.remove(reference.sha256)
    await expect(host.keep([snapshot(1, 'still/4.png')], true, reference)).rejects.toThrow(
      /file: expected snapshots\.zip \(sha256 [0-9a-f]{8}…\), received nothing: choose it again/,
    )
  })

  it('are used from the command line, where the archive was saved beside the graph; without any it says what is missing', async () => {
    expect(await runFromCommandLine(null)).toMatchObject({
      status: 1,
      error: expect.stringContaining(
        'params.file: expected snapshots, received none: take some with the camera, in the playground',
      ) as string,
    })
    const { host, reference, file } = await takeAll(...three)
    expect((await runFromCommandLine(file)).error).toContain('received nothing: choose it again')
    await writeFile(join(folder, 'snapshots.zip'), await host.read(reference))
    expect(JSON.parse((await runFromCommandLine(file)).out)).toMatchObject({ 'camera.image': { data: [20, 10, 30] } })
  })
})
