import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { sonnetTokens, text } from '../../../nodes/data/text.js'
import { createMemoryFileStore } from '../../../src/data/files/memory-file-store.js'
import { sonnets } from '../../../src/data/samples/sonnets.js'
import { contentsOf } from '../../../src/data/text/text-contents.js'
import { tokenize, vocabularyOf } from '../../../src/data/text/tokenize.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { formatFinding } from '../../../src/definition/problem.js'
import { readParams } from '../trace-node.js'

const catalogue = createCatalogue(nodes)
const source = text.source!
const noFiles = { files: { find: () => Promise.resolve(null) } }

const read = (given: Readonly<Record<string, JsonValue>>) =>
  readParams(text, given, catalogue) as Parameters<typeof source.types>[0]
const problems = (params: ReturnType<typeof read>) => [...text.check!({}, params)].map(formatFinding)

describe('tokens', () => {
  it('are characters beyond the basic plane, too', () => {
    expect([...tokenize('a𝄞\n', 'character')]).toEqual(['a', '𝄞', '\n'])
  })

  it('are words with apostrophes, signs and ends of lines', () => {
    expect([...tokenize("Thou'rt  naïve, 3 times!\nO", 'word')]).toEqual([
      "Thou'rt",
      'naïve',
      ',',
      '3',
      'times',
      '!',
      '\n',
      'O',
    ])
  })

  it('are numbered by how frequent they are, then by their texts', () => {
    expect(vocabularyOf(Array.from('banana cab'), 4)).toEqual(['[UNK]', 'a', 'b', 'n'])
  })
})

describe('examples', () => {
  it('are parts of the text with what follows', async () => {
    const data = await source.load(read({ text: 'abcab', sequenceLength: 2, stride: 1, vocabularySize: 3 }), noFiles)
    expect(data.examples).toBe(3)
    expect(data.classNames?.['next']).toEqual(['[UNK]', 'a', 'b'])
    const { tokens, next } = data.batch([0, 2])
    expect(tokens).toEqual({ dtype: 'int32', shape: [2, 2], data: new Int32Array([1, 2, 0, 1]) })
    expect(next).toEqual({ dtype: 'int32', shape: [2], data: new Int32Array([0, 2]) })
  })

  it('are a beginning each, numbered as the text is, where one is given', async () => {
    const given = { text: 'abcab', sequenceLength: 3, stride: 1, prompt: 'Aabz' }
    const params = read(given)
    const data = await source.load(params, noFiles)
    expect(data.examples).toBe(2)
    const { tokens, next } = data.batch([0, 1])
    expect(tokens).toEqual({ dtype: 'int32', shape: [2, 3], data: new Int32Array([1, 2, 0, 1, 2, 0]) })
    expect(next).toEqual({ dtype: 'int32', shape: [2], data: new Int32Array(2) })
    const each = await source.load(read({ ...given, prompt: 'ba', lowercase: true, next: 'each' }), noFiles)
    expect(each.batch([0])['tokens']).toEqual({ dtype: 'int32', shape: [1, 2], data: new Int32Array([2, 1]) })
    expect(each.batch([0])['next']).toEqual({ dtype: 'int32', shape: [1, 2], data: new Int32Array([1, 0]) })
    expect(source.types(read({ ...given, prompt: 'ba' }))['tokens']?.shape).toEqual(['batch', 2])
    expect(problems(read({ ...given, tokens: 'word', prompt: ' ' }))).toContainEqual(
      expect.stringContaining('params.prompt: expected a word at least, received " "'),
    )
  })

  it('have the token after each on request', async () => {
    const params = read({ text: 'abcab', sequenceLength: 3, stride: 1, next: 'each' })
    const { next } = (await source.load(params, noFiles)).batch([1])
    expect(next?.shape).toEqual(source.types(params)['next']?.shape.with(0, 1))
    expect(Array.from(next!.data)).toEqual([3, 1, 2])
  })

  it('come from a file, whatever its line ends', async () => {
    const files = createMemoryFileStore()
    const reference = { ...(await files.keep('a.txt', new Blob(['one\r\ntwo\rthree']))) }
    const { contents, preview } = await source.inspection!.inspect(read({ file: reference }), { files })
    expect(contents).toEqual({ characters: 13, words: 5 })
    expect(preview).toMatchObject({ rows: [['one'], ['two'], ['three']] })
    const params = read({ file: { ...reference, contents }, tokens: 'word', sequenceLength: 4, vocabularySize: 10 })
    expect(problems(params)).toEqual([])
    const data = await source.load(params, { files })
    expect(Array.from(data.batch([0])['tokens']!.data, (each) => data.classNames?.['tokens']?.[each])).toEqual([
      'one',
      '\n',
      'two',
      '\n',
    ])
  })

  it('are of the sonnets at first, of which the default vocabulary knows every character', async () => {
    expect(contentsOf(sonnets)).toEqual(sonnetTokens)
    expect(
      sonnets
        .trim()
        .split('\n\n')
        .map((sonnet) => sonnet.split('\n').length),
    ).toEqual(Array(25).fill(14))
    const data = await source.load(read({}), noFiles)
    expect(new Set(sonnets).size).toBeLessThan(64)
    expect(data.batch(Array.from({ length: data.examples }, (_, i) => i))['tokens']!.data).not.toContain(0)
  })
})

it('a text must be longer than a sequence', () => {
  expect(problems(read({ text: 'abc', sequenceLength: 3 }))).toEqual([
    'params.sequenceLength: expected less than the 3 tokens of the text, received 3',
  ])
  const file = { name: 'a.txt', sha256: '0'.repeat(64) }
  expect(problems(read({ file }))[0]).toContain('a.txt, of which that is not known: choose it again')
})
