import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodes } from '../../nodes/index.js'
import { readNpy, writeNpy } from '../../src/formats/npy.js'
import { writeSafetensors } from '../../src/formats/safetensors.js'
import { call } from './call.js'

let folder = ''
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'rete-tfjs-'))))
afterAll(() => rm(folder, { recursive: true }))

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const node = (id: string, type: string, params: object) => ({ id, type, typeVersion: 1, position: [0, 0], params })

/** An Input of three features into a Dense layer of two units. */
const dense = JSON.stringify({
  format: 'rete-tfjs-graph',
  version: 1,
  nodes: [node('features', 'Input', { shape: [3] }), node('layer', 'Dense', { units: 2 })],
  connections: [{ from: ['features', 'y'], to: ['layer', 'x'] }],
})

describe('nodes', () => {
  it('prints a line for each node, or all that there is to know as JSON', async () => {
    const text = await call(['nodes'])
    expect(text.out.trim().split('\n')).toHaveLength(nodes.length)
    const json = JSON.parse((await call(['nodes', '--json'])).out) as {
      type: string
      params: Record<string, unknown>
    }[]
    expect(json.find(({ type }) => type === 'ELU')?.params['alpha']).toMatchObject({ default: 1 })
  })
})

describe('check and summary', () => {
  it('says nothing about a graph that can run', async () => {
    expect(await call(['check', await write('dense.json', dense)])).toEqual({ status: 0, out: '', error: '' })
  })

  it('prints each problem in a line with its place and ends with 1', async () => {
    const path = await write('unwired.json', dense.replace(/"connections":.*/, '"connections":[]}'))
    expect(await call(['check', path])).toEqual({
      status: 1,
      out: 'problem  layer.x: expected a wire to x, received nothing\n',
      error: '',
    })
    expect((await call(['run', path])).status).toBe(1)
  })

  it('counts parameters and multiply-adds', async () => {
    const { out, status } = await call(['summary', await write('dense.json', dense)])
    expect(status).toBe(0)
    expect(out).toContain('[batch, 2]')
    expect(out).toMatch(/parameters +8 /)
    expect(out).toMatch(/multiply-adds +6\*batch/)
  })
})

describe('run', () => {
  const weights = new Map([
    ['layer/kernel', { dtype: 'float32', shape: [3, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6) } as const],
    ['layer/bias', { dtype: 'float32', shape: [2], data: Float32Array.of(0.5, -0.5) } as const],
  ])
  const expected = { dtype: 'float32', shape: [1, 2], data: [22.5, 27.5] }

  /** Runs the Dense layer with its weights on what a file holds. */
  async function runDense(feed: string, args: readonly string[]) {
    const graph = await write('dense.json', dense)
    const values = await write('layer.safetensors', writeSafetensors(weights))
    return call(['run', graph, '--feed', `features.y=${feed}`, '--weights', values, ...args])
  }

  it.each(['wasm', 'cpu'])('feeds, loads weights and prints JSON on %s', async (backend) => {
    const feed = await write('features.json', '[[1, 2, 3]]')
    const { status, out } = await runDense(feed, ['--backend', backend, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toEqual({ 'layer.y': expected })
  })

  it('reads and writes npy', async () => {
    const tensor = { dtype: 'float32', shape: [1, 3], data: Float32Array.of(1, 2, 3) } as const
    const feed = await write('features.npy', writeNpy(tensor))
    const out = join(folder, 'results')
    const { status } = await runDense(feed, ['--out', out, '--fetch', 'layer.y'])
    expect(status).toBe(0)
    const read = readNpy(await readFile(join(out, 'layer.y.npy')))
    expect({ ...read, data: [...read.data] }).toEqual(expected)
  })

  it('refuses a feed of the wrong shape with its place', async () => {
    const graph = await write('dense.json', dense)
    const feed = await write('narrow.json', '[[1, 2]]')
    const { status, error } = await call(['run', graph, '--feed', `features.y=${feed}`])
    expect(status).toBe(1)
    expect(error).toContain('[batch, 3]')
    expect(error).toContain('[1, 2]')
    expect(error.trim().split('\n')).toHaveLength(1)
  })
})

describe('help', () => {
  it.each([[[]], [['--help']], [['help']], [['train', '--help']], [['run', 'x.json', '-h']]])('%j', async (args) => {
    const { status, out, error } = await call(args)
    expect([status, error]).toEqual([0, ''])
    expect(out).toContain('rete-tfjs train GRAPH.json')
  })
})

describe('wrong usage ends with 2 and one line', () => {
  it.each([
    [['dance'], 'expected nodes, check, summary, run or train, received dance'],
    [['check'], 'expected one file, received 0'],
    [['check', 'a.json', 'b.json'], 'expected one file, received 2'],
    [['check', '/nowhere/at/all.json'], 'expected a file that can be read'],
    [['nodes', '--loud'], '--loud'],
  ])('%j', async (args, message) => {
    const { status, error, out } = await call(args)
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(error).toContain(message)
    expect(error.trim().split('\n')).toHaveLength(1)
  })

  it.each([
    [['--backend', 'abacus'], '--backend: expected wasm or cpu, received abacus'],
    [['--batch', '0'], '--batch: expected a whole number of 1 or more, received 0'],
    [['--feed', 'features'], '--feed: expected ID.PORT=FILE, received features'],
    [['--feed', 'features.y=x.csv'], 'x.csv'],
  ])('run %j', async (args, message) => {
    const { status, error } = await call(['run', await write('dense.json', dense), ...args])
    expect(status).toBe(2)
    expect(error).toContain(message)
  })

  it('says where a file is no graph', async () => {
    const { status, error } = await call([
      'check',
      await write('broken.json', dense.replace('"units":2', '"units":-2')),
    ])
    expect(status).toBe(2)
    expect(error).toContain('nodes[1].params.units: expected a whole number of 1 or more, received -2')
  })
})
