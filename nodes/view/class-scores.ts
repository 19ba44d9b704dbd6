import { defineNode, type ViewInput } from '../../src/definition/node.js'
import { integer, text } from '../../src/definition/params/index.js'
import type { BarsSummary } from '../../src/definition/summary.js'
import { countElements, elementAt } from './cut.js'

const greatestClasses = 100

export const classScores = defineNode({
  type: 'ClassScores',
  label: 'Class scores',
  category: 'view',
  doc: {
    summary: 'The score of each class as a bar, for the first examples.',
    use: 'Behind the softmax of a classifier; with the labels wired, the right class is marked.',
  },
  inputs: {
    scores: { kind: 'tensor', doc: '`[batch, classes]`, or `[classes]` for one example.' },
    labels: { kind: 'tensor', dtypes: ['int32'], isOptional: true, doc: '`[batch]`: the number of the right class.' },
  },
  outputs: {},
  params: {
    examples: integer({ default: 8, min: 1, max: 100, keras: null, doc: 'How many examples are shown at most.' }),
    classNames: text({
      default: '',
      keras: null,
      doc: 'The names of the classes, with commas between; numbers without.',
    }),
  },
  view: {
    summarize: ({ scores, labels }, { examples, classNames }) =>
      summarizeScores(scores?.[0] ?? null, labels?.[0] ?? null, examples, splitNames(classNames)),
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

/** Names with commas between; none for an empty text. */
export function splitNames(names: string): readonly string[] {
  return names.trim() === '' ? [] : names.split(',').map((name) => name.trim())
}

/** The scores of the first `limit` examples and the first 100 classes. */
export function summarizeScores(
  scores: ViewInput | null,
  labels: ViewInput | null,
  limit: number,
  names: readonly string[],
): BarsSummary {
  const shape = scores?.tensor.shape ?? [0]
  const width = shape.at(-1) ?? 1
  const classes = Math.min(width, greatestClasses)
  const count = scores === null || width === 0 ? 0 : Math.min(countElements(shape) / width, limit)
  return {
    kind: 'bars',
    classNames: Array.from({ length: classes }, (_, index) => names[index] ?? String(index)),
    examples: Array.from({ length: count }, (_, row) => {
      const expected = labels === null ? NaN : elementAt(labels.tensor, row)
      return {
        label: `example ${row + 1}`,
        scores: Array.from({ length: classes }, (_, i) =>
          scores === null ? NaN : elementAt(scores.tensor, row * width + i),
        ),
        ...(Number.isFinite(expected) && { expected }),
      }
    }),
  }
}
