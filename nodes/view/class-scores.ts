import { defineNode, type ViewInput } from '../../src/definition/node.js'
import { integer, nullable, text } from '../../src/definition/params/index.js'
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
    highest: nullable(
      integer({
        default: 10,
        min: 1,
        max: 100,
        keras: null,
        isAdvanced: true,
        doc: 'Only so many classes, those with the highest scores, the highest first; none: all in their order.',
      }),
    ),
    classNames: text({
      default: '',
      keras: null,
      doc: 'The names of the classes, with commas between; numbers without.',
    }),
  },
  view: {
    summarize: ({ scores, labels }, { examples, highest, classNames }) =>
      summarizeScores(scores?.[0] ?? null, labels?.[0] ?? null, { examples, highest, names: splitNames(classNames) }),
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

/** Names with commas between; none for an empty text. */
export function splitNames(names: string): readonly string[] {
  return names.trim() === '' ? [] : names.split(',').map((name) => name.trim())
}

interface ShownScores {
  /** How many at most. */
  readonly examples: number
  /** Of how many classes, those with the highest scores; `null` for all. */
  readonly highest: number | null
  readonly names: readonly string[]
}

/** The scores of the first examples and the first 100 classes. */
export function summarizeScores(
  scores: ViewInput | null,
  labels: ViewInput | null,
  { examples: limit, highest, names }: ShownScores,
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
      const own = Array.from({ length: classes }, (_, i) =>
        scores === null ? NaN : elementAt(scores.tensor, row * width + i),
      )
      return {
        label: `example ${row + 1}`,
        scores: own,
        ...(highest !== null && { shown: highestOf(own, highest) }),
        ...(Number.isFinite(expected) && { expected }),
      }
    }),
  }
}

/** The places of the highest values, the highest first. */
function highestOf(values: readonly number[], count: number): readonly number[] {
  const order = (value: number) => (Number.isNaN(value) ? -Infinity : value)
  const places = values.map((_, place) => place)
  return places.sort((a, b) => order(values[b] ?? NaN) - order(values[a] ?? NaN) || a - b).slice(0, count)
}
