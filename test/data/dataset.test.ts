import { describe, expect, it } from 'vitest'
import { loadSample, sampleNames, takeExamples, type SampleName } from '../../src/data/dataset.js'

interface Facts {
  readonly examples: number
  readonly values: string
  readonly shape: number[]
  readonly sum: number
  readonly answers: string
  readonly answerSum: number
  readonly perClass?: number[]
}

/** Series of one column: number of steps, first and last value, sum, as pandas gives them for what is measured. */
const series = {
  sunspots: [309, 5, 2.9, 15373.399999999998],
  nile: [100, 1120, 740, 91935.0],
  co2: [526, 316.1, 371.02, 178639.7],
} as const
type SeriesName = keyof typeof series

const isTable = (name: SampleName) => name !== 'photo' && !Object.hasOwn(series, name)

/** Sums as numpy gives them for the float64 originals; ours differ by the rounding to float32 alone. */
const facts: Record<Exclude<SampleName, 'photo' | SeriesName>, Facts> = {
  digits: {
    examples: 1797,
    values: 'image',
    shape: [8, 8, 1],
    sum: 561718,
    answers: 'label',
    answerSum: 8070,
    perClass: [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
  },
  iris: {
    examples: 150,
    values: 'features',
    shape: [4],
    sum: 2078.7,
    answers: 'label',
    answerSum: 150,
    perClass: [50, 50, 50],
  },
  wine: {
    examples: 178,
    values: 'features',
    shape: [13],
    sum: 159975.296,
    answers: 'label',
    answerSum: 167,
    perClass: [59, 71, 48],
  },
  diabetes: {
    examples: 442,
    values: 'features',
    shape: [10],
    sum: 276404.2336,
    answers: 'target',
    answerSum: 67243,
  },
}

const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0)

describe('bundled samples', () => {
  it.each(sampleNames.filter((name): name is keyof typeof facts => isTable(name)))(
    '%s has the shape, the sums and the classes',
    async (name) => {
      const fact = facts[name]
      const dataset = await loadSample(name)
      const values = dataset.columns[fact.values]
      const answers = dataset.columns[fact.answers]
      if (!values || !answers) throw new Error('a column is missing')
      expect(Object.keys(dataset.columns)).toEqual([fact.values, fact.answers])
      expect([dataset.name, dataset.examples, values.shape, answers.shape]).toEqual([
        name,
        fact.examples,
        fact.shape,
        [],
      ])
      expect(values.data).toBeInstanceOf(Float32Array)
      expect(values.data.length).toBe(fact.examples * fact.shape.reduce((product, size) => product * size))
      expect(answers.data.length).toBe(fact.examples)
      expect(sum(values.data)).toBeCloseTo(fact.sum, 3)
      expect(sum(answers.data)).toBe(fact.answerSum)
      if (!fact.perClass) return
      expect(answers.data).toBeInstanceOf(Int32Array)
      expect(answers.classNames?.map((_, label) => answers.data.filter((value) => value === label).length)).toEqual(
        fact.perClass,
      )
    },
  )

  it.each(Object.entries(series))('%s has the steps of its source', async (name, [steps, first, last, total]) => {
    const { examples, columns } = await loadSample(name as SeriesName)
    const values = columns['value']?.data ?? []
    expect([examples, values.length, values[0], values[steps - 1]]).toEqual(
      [steps, steps, first, last].map(Math.fround),
    )
    expect(sum(values)).toBeCloseTo(total, 1)
  })

  it.each(sampleNames)('%s names its source, licence and citation', async (name) => {
    const dataset = await loadSample(name)
    expect(dataset.source).toMatch(/^https:\/\//)
    expect(dataset.licence).toMatch(/(scikit-(learn|image)|statsmodels) \(BSD-3-Clause\)/)
    expect(dataset.citation).toMatch(/\(\d{4}\)/)
  })

  it('gives known rows', async () => {
    const [digits, iris, wine, diabetes] = await Promise.all(sampleNames.map((name) => loadSample(name)))
    if (!digits || !iris || !wine || !diabetes) throw new Error('a sample is missing')
    expect([...takeExamples(iris, 'features', [0]).data]).toEqual([5.1, 3.5, 1.4, 0.2].map(Math.fround))
    // Two rows in which the copy at UCI is wrong.
    expect([...takeExamples(iris, 'features', [34, 37]).data]).toEqual(
      [4.9, 3.1, 1.5, 0.2, 4.9, 3.6, 1.4, 0.1].map(Math.fround),
    )
    expect(iris.columns['label']?.classNames).toEqual(['setosa', 'versicolor', 'virginica'])
    expect(iris.columns['features']?.featureNames?.[2]).toBe('petal length (cm)')
    expect([...takeExamples(digits, 'label', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).data]).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
    expect([...takeExamples(digits, 'image', [0]).data.slice(0, 16)]).toEqual([
      0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0,
    ])
    expect(Math.max(...(digits.columns['image']?.data ?? []))).toBe(16)
    expect(takeExamples(wine, 'features', [0]).data[12]).toBe(1065)
    expect(wine.columns['features']?.featureNames).toHaveLength(13)
    expect([...takeExamples(diabetes, 'features', [0]).data]).toEqual(
      [59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87].map(Math.fround),
    )
    expect([...takeExamples(diabetes, 'target', [0, 441]).data]).toEqual([151, 57])
  })

  it('gives the photo as Pillow decodes and resizes it', async () => {
    const photo = await loadSample('photo')
    expect([photo.examples, Object.keys(photo.columns), photo.columns['image']?.shape]).toEqual([
      1,
      ['image'],
      [224, 224, 3],
    ])
    const pixels = takeExamples(photo, 'image', [0]).data
    expect(sum(pixels)).toBe(16869729)
    const at = (row: number, column: number) => [
      ...pixels.subarray(3 * (224 * row + column), 3 * (224 * row + column + 1)),
    ]
    expect([at(0, 0), at(0, 223), at(112, 112), at(223, 0), at(223, 223)]).toEqual([
      [139, 90, 72],
      [161, 114, 108],
      [162, 117, 82],
      [185, 153, 142],
      [184, 160, 148],
    ])
  })

  it('are loaded once', () => {
    expect(loadSample('iris')).toBe(loadSample('iris'))
  })

  it('refuse an unknown name each time it is asked for', async () => {
    // @ts-expect-error not the name of a sample
    const load = () => loadSample('constructor')
    await expect(load()).rejects.toThrow(`sample: expected one of ${sampleNames.join(', ')}, received "constructor"`)
    await expect(load()).rejects.toThrow(RangeError)
  })
})

describe('takeExamples', () => {
  it('gives the values in the order asked for, repeated if asked for twice', async () => {
    const batch = takeExamples(await loadSample('digits'), 'label', new Int32Array([9, 0, 9]))
    expect(batch).toEqual({ dtype: 'int32', shape: [3], data: new Int32Array([9, 0, 9]) })
    expect(takeExamples(await loadSample('digits'), 'image', []).shape).toEqual([0, 8, 8, 1])
  })

  it('copies', async () => {
    const iris = await loadSample('iris')
    takeExamples(iris, 'features', [0]).data.fill(0)
    expect(takeExamples(iris, 'features', [0]).data[0]).toBe(Math.fround(5.1))
  })

  it('keeps bool columns', () => {
    const columns = { even: { dtype: 'bool', shape: [], data: new Uint8Array([1, 0, 1]) } } as const
    const dataset = { name: 'made up', examples: 3, columns, source: '', licence: '', citation: '' }
    expect(takeExamples(dataset, 'even', [1, 2])).toEqual({ dtype: 'bool', shape: [2], data: new Uint8Array([0, 1]) })
  })

  it.each([[150], [-1], [0.5], [NaN]])('refuses example %s', async (index) => {
    const iris = await loadSample('iris')
    const message = `iris.features: expected an example from 0 to 149, received ${index}`
    expect(() => takeExamples(iris, 'features', [0, index])).toThrow(new RangeError(message))
  })

  it.each(['image', '__proto__', 'toString'])('refuses column %s', async (column) => {
    const iris = await loadSample('iris')
    const message = `iris: expected one of the columns features, label, received "${column}"`
    expect(() => takeExamples(iris, column, [0])).toThrow(new RangeError(message))
  })
})
