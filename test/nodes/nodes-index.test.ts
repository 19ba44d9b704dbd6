import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { definitionName, findNodeFiles, nodesIndexText, writeNodesIndex } from '../../config/nodes-index.js'
import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../../src/definition/catalogue.js'
import { categories } from '../../src/definition/node.js'

const folder = resolve(import.meta.dirname, '../../nodes')

describe('the index of nodes', () => {
  it('says what stands in the folders', () => {
    expect(readFileSync(join(folder, 'index.ts'), 'utf8')).toBe(nodesIndexText(folder))
    expect(nodes).toHaveLength(findNodeFiles(folder).length)
  })

  it('lists each type once, in the order of the categories', () => {
    expect(createCatalogue(nodes).nodes.size).toBe(nodes.length)
    const places = nodes.map(({ category }) => categories.indexOf(category))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('names a definition after its file', () => {
    expect(['elu', 'leaky-relu', 'max-pooling-2d', 'conv2d'].map(definitionName)).toEqual([
      'elu',
      'leakyRelu',
      'maxPooling2d',
      'conv2d',
    ])
  })
})

describe('writing the index', () => {
  let copy = ''
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'rete-tfjs-nodes-'))
    mkdirSync(join(copy, 'core'))
    writeFileSync(join(copy, 'core/twice-more.ts'), 'export const twiceMore = defineNode({})\n')
    writeFileSync(join(copy, 'core/shared.ts'), 'export function shared() {}\nexport const sharedParams = {}\n')
  })
  afterEach(() => rmSync(copy, { recursive: true, force: true }))

  it('takes files that declare a node of their name, and no others', () => {
    expect(findNodeFiles(copy)).toEqual([{ category: 'core', file: 'twice-more', name: 'twiceMore' }])
  })

  it('leaves a file alone that is right already, and mends one that is not', () => {
    const path = join(copy, 'index.ts')
    writeNodesIndex(copy)
    const { mtimeMs } = statSync(path)
    writeNodesIndex(copy)
    expect(statSync(path).mtimeMs).toBe(mtimeMs)
    writeFileSync(path, 'old')
    writeNodesIndex(copy)
    expect(readFileSync(path, 'utf8')).toContain("import { twiceMore } from './core/twice-more.js'")
  })
})
