import { readUserFile } from '../../src/data/files/read-user-file.js'
import { decodeText } from '../../src/data/text/decode-text.js'
import { inspectText, textContents } from '../../src/data/text/text-contents.js'
import { promptExamples } from '../../src/data/text/prompt-examples.js'
import { textExamples } from '../../src/data/text/text-examples.js'
import { countTokens, normalizeLines } from '../../src/data/text/tokenize.js'
import { countWindows } from '../../src/data/windows.js'
import { defineNode } from '../../src/definition/node.js'
import type { Values } from '../../src/definition/param.js'
import { choice, file, integer, text as textParam, toggle } from '../../src/definition/params/index.js'
import { type Finding, problem, quote } from '../../src/definition/problem.js'
import type { SourceContext } from '../../src/definition/source.js'
import { checkFile } from './file-params.js'
import { sampleParams } from './sample-source.js'

/** How many tokens the bundled text has. */
export const sonnetTokens = { characters: 15340, words: 3663 } as const

const params = {
  file: file({
    accept: '.txt,.md,text/plain',
    contents: textContents,
    keras: null,
    doc: 'A text. It stays on this machine. Without one, what is typed is taken, and without that some of Shakespeare’s sonnets.',
  }),
  text: textParam({
    default: '',
    isMultiline: true,
    maxLength: 100_000,
    keras: null,
    isAdvanced: true,
    doc: 'A text to type, taken while no file is chosen.',
  }),
  tokens: choice({
    default: 'character',
    keras: null,
    options: { character: 'characters', word: 'words' },
    doc: 'What a token is: a character, or a word, a sign or the end of a line.',
  }),
  vocabularySize: integer({
    default: 64,
    min: 2,
    max: 1_000_000,
    keras: null,
    doc: 'How many tokens are told apart: 0 for all unknown ones, then the most frequent ones. The size of an Embedding behind it, and of the scores.',
  }),
  sequenceLength: integer({ default: 40, min: 1, max: 100_000, keras: null, doc: 'How many tokens an example has.' }),
  stride: integer({
    default: 3,
    min: 1,
    max: 1_000_000,
    keras: null,
    isAdvanced: true,
    doc: 'How many tokens lie between the beginnings of two examples.',
  }),
  next: choice({
    default: 'last',
    keras: null,
    options: { last: 'after the last', each: 'after each' },
    doc: 'Which tokens are to be predicted: the one after the last of an example, or the one after each.',
  }),
  prompt: textParam({
    default: '',
    maxLength: 10_000,
    keras: null,
    doc: 'A beginning to go on from, in place of every example: numbered as the text is, its last sequenceLength tokens. What follows it is not known: 0.',
  }),
  lowercase: toggle({
    default: false,
    keras: null,
    isAdvanced: true,
    doc: 'Whether capitals become small letters first.',
  }),
  ...sampleParams,
}

export const text = defineNode({
  type: 'Text',
  category: 'data',
  doc: {
    summary: 'A text as sequences of numbered tokens, with the tokens that follow.',
    use: 'For language models: Embedding, a recurrent layer or attention, and scores for each token, with SparseCategoricalCrossentropy.',
    source: 'Shakespeare’s sonnets (London 1609), in the public domain',
  },
  inputs: {},
  outputs: {
    tokens: { kind: 'tensor', doc: '`[batch, sequenceLength]`, int32: numbers of tokens, 0 for an unknown one.' },
    next: {
      kind: 'tensor',
      doc: '`[batch]`, int32: the token after the last one, or `[batch, sequenceLength]`: after each.',
    },
  },
  params,
  check: (_inputs, given) => checkText(given),
  source: {
    types: (given) => {
      const length = lengthOf(given)
      return {
        tokens: { dtype: 'int32', shape: ['batch', length] },
        next: { dtype: 'int32', shape: ['batch', ...(given.next === 'each' ? [length] : [])] },
      }
    },
    load: async (given, context) => {
      const {
        tokens: kind,
        vocabularySize,
        sequenceLength: length,
        stride,
        next,
        prompt,
        lowercase,
        shuffle: isMixed,
      } = given
      const lines = (written: string) => normalizeLines(lowercase ? written.toLowerCase() : written)
      const read = lines(await readText(given, context))
      const choices = { kind, vocabularySize, length, stride, next, isMixed }
      return prompt === '' ? textExamples(read, choices) : promptExamples(read, lines(prompt), choices)
    },
    inspection: {
      param: 'file',
      isCurrent: (given) => given.file === null || given.file.contents !== undefined,
      inspect: async (given, context) => {
        const { contents, preview } = inspectText(await readUserFile(context, given.file))
        return { contents: { ...contents }, preview }
      },
    },
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

/** How many tokens an example has. */
function lengthOf({ prompt, tokens, sequenceLength }: Values<typeof params>): number {
  return prompt === '' ? sequenceLength : Math.min(sequenceLength, countTokens(normalizeLines(prompt), tokens))
}

async function readText(given: Values<typeof params>, context: SourceContext): Promise<string> {
  if (given.file) return decodeText(await readUserFile(context, given.file))
  return given.text !== '' ? given.text : (await import('../../src/data/samples/sonnets.js')).sonnets
}

function* checkText(given: Values<typeof params>): Iterable<Finding> {
  const { file: chosen, text: typed, tokens, sequenceLength, stride } = given
  if (chosen) {
    yield* checkFile(chosen, chosen.contents ?? null, 'a text file')
    if (!chosen.contents) return
  }
  if (given.prompt !== '' && lengthOf(given) === 0) {
    yield problem('parameter', 'params.prompt', `a ${tokens} at least`, quote(given.prompt))
  }
  const known = chosen?.contents ?? (typed === '' ? sonnetTokens : null)
  const count = known ? known[`${tokens}s`] : countTokens(normalizeLines(typed), tokens)
  if (countWindows(count, { window: sequenceLength, horizon: 1, stride }) > 0) return
  const expected = `less than the ${count} tokens of the text`
  yield problem('parameter', 'params.sequenceLength', expected, String(sequenceLength))
}
