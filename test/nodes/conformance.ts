import type { Catalogue } from '../../src/definition/catalogue.js'
import type { AnyNode, Nested } from '../../src/definition/node.js'
import { doesLayerFit } from '../../src/definition/sockets.js'
import type { Backend } from '../../src/engine/backend.js'
import { gradientProgram } from '../../src/operations/gradient-program.js'
import { substituteSizes } from '../../src/operations/size.js'
import type { Mode, Shape, TensorData, TensorType } from '../../src/operations/types.js'
import { initialize } from '../../src/weights/initialize.js'
import { measureCloseness } from '../closeness.js'
import { firstDtype, type Inputs, sampleData, sampleDraw, sampleTypes, type SampleTypes } from './sample-inputs.js'
import { readParams, Refused, traceNode, type TracedNode } from './trace-node.js'
import { toInput, toTensor } from './nested.js'
import { runTraced } from './run-traced.js'

/** What every node must do, whatever it computes. Each check gives its complaints, none for a node that is right. */
export class Conformance {
  readonly #definition: AnyNode
  readonly #catalogue: Catalogue
  /** What it takes unapplied, if it takes a layer. */
  readonly #layer: AnyNode | undefined

  constructor(definition: AnyNode, catalogue: Catalogue) {
    this.#definition = definition
    this.#catalogue = catalogue
    this.#layer = this.#layersFor(definition).find((layer) => {
      return sampleTypes(definition).some(({ types }) => this.#tryTrace(types, 'inference', layer) !== null)
    })
  }

  /** Defaults pass their own reader and survive JSON; what is written reads to what was written. */
  params(): readonly string[] {
    return Object.entries(this.#definition.params).flatMap(([key, param]) => {
      const written = param.write(param.default)
      const json: unknown = JSON.parse(JSON.stringify(written))
      const read = param.read(json as typeof written, { at: key, catalogue: this.#catalogue })
      if (read.problem) return [`${key}: its own default is refused: expected ${read.problem.expected}`]
      const again = JSON.stringify(param.write(read.value))
      return again === JSON.stringify(written) ? [] : [`${key}: ${JSON.stringify(written)} becomes ${again}`]
    })
  }

  /** Everything that a person reads is there. */
  texts(): readonly string[] {
    const { doc, inputs, outputs, params, label } = this.#definition
    const parts = [
      ...Object.entries({ ...inputs, ...outputs }).map(([key, port]) => [`port ${key}`, port.doc] as const),
      ...Object.entries(params).map(([key, param]) => [`parameter ${key}`, param.doc] as const),
      ['label', label] as const,
      ['use', doc.use ?? ''] as const,
    ]
    const missing = parts.filter(([, text]) => text.trim() === '').map(([what]) => `${what}: no text`)
    return /^[^.]+\.( [^.]+\.)*$/.test(doc.summary.replace(/\d\.\d/g, ''))
      ? missing
      : [...missing, 'summary: a sentence']
  }

  /** The samples that the node accepts with its defaults; of each the traced node. */
  samples(mode: Mode): readonly { readonly sample: SampleTypes; readonly traced: TracedNode }[] {
    return sampleTypes(this.#definition).flatMap((sample) => {
      const traced = this.#tryTrace(sample.types, mode)
      return traced ? [{ sample, traced }] : []
    })
  }

  /** What is inferred with names is what is inferred with numbers in their place. */
  symbolicShapes(): readonly string[] {
    return this.samples('training').flatMap(({ sample, traced }) => {
      const known = this.#trace(numbersFor(sample), 'training')
      return traced.outputs.flatMap(({ name, value }, index) => {
        const expected = known.outputs[index]?.value.type.shape.join()
        const received = substitute(value.type.shape, sample.lengths).join()
        return expected === received
          ? []
          : [`${name}: [${value.type.shape.join(', ')}] is [${received}], not [${expected}]`]
      })
    })
  }

  /** Runs forwards and backwards: real shapes, equal bits in two runs, finite gradients. */
  async runs(backend: Backend, mode: Mode): Promise<readonly string[]> {
    const complaints: string[] = []
    for (const { sample, traced } of this.samples(mode)) {
      if (
        Object.values(sample.types)
          .flat()
          .some(({ shape }) => shape.some((size) => typeof size === 'string'))
      )
        continue
      const program = withGradients(traced, mode)
      const inputs = valuesFor(traced)
      const first = await runTraced(program, inputs, backend, sampleDraw)
      const second = await runTraced(program, inputs, backend, sampleDraw)
      complaints.push(
        ...compareRuns(first, second),
        ...checkTypes(
          program.outputs.map((id) => program.types[id]!),
          first,
        ),
      )
    }
    return complaints
  }

  /** The examples of the documentation hold. */
  async examples(backend: Backend): Promise<readonly string[]> {
    const complaints: string[] = []
    for (const example of this.#definition.examples) {
      const inputs = Object.fromEntries(
        Object.entries(example.inputs).flatMap(([key, nested]) =>
          nested === undefined ? [] : [[key, toInput(this.#definition, key, nested)]],
        ),
      )
      const traced = this.#trace(inputs, 'inference', example.params)
      const weights: Readonly<Record<string, Nested | undefined>> = example.weights ?? {}
      const given = [
        ...Object.values(inputs).flat(),
        ...traced.weights.map(({ name }) => toTensor(weights[name] ?? 0, 'float32')),
      ]
      const results = await runTraced(traced.program, given, backend, sampleDraw)
      for (const [name, nested] of Object.entries(example.outputs)) {
        if (nested === undefined) continue
        const result = results[traced.outputs.findIndex((output) => output.name === name)]
        const expected = toTensor(nested, 'float32')
        // Examples are written with seven or eight digits.
        const isClose = result && measureCloseness(result.data, expected.data).isClose
        if (!isClose || result.shape.join() !== expected.shape.join())
          complaints.push(
            `${name}: expected ${JSON.stringify(nested)}, received ${JSON.stringify([...(result?.data ?? [])])}`,
          )
      }
    }
    return complaints
  }

  #tryTrace(types: Inputs, mode: Mode, layer = this.#layer): TracedNode | null {
    try {
      return this.#trace(types, mode, {}, layer)
    } catch (error) {
      if (error instanceof Refused) return null
      throw error
    }
  }

  #trace(
    inputs: Inputs,
    mode: Mode,
    params: Readonly<Record<string, unknown>> = {},
    layer: AnyNode | undefined = this.#layer,
  ): TracedNode {
    const definition = this.#definition
    return traceNode({
      definition,
      params: readParams(definition, params, this.#catalogue),
      inputs,
      mode,
      ...(layer && { layer: { definition: layer, params: readParams(layer, {}, this.#catalogue) } }),
    })
  }

  /** The nodes that a node can take unapplied and that take none themselves, those of the least rank first. */
  #layersFor({ inputs }: AnyNode): readonly AnyNode[] {
    const port = Object.values(inputs).find(({ kind }) => kind === 'layer')
    if (port?.kind !== 'layer') return []
    const { accepts = 'layer' } = port
    const givesLayer = (node: AnyNode) => Object.values(node.outputs).some(({ kind }) => kind === 'layer')
    const takesLayer = (node: AnyNode) => Object.values(node.inputs).some(({ kind }) => kind === 'layer')
    const takesFloats = ({ inputs: { x } }: AnyNode) => x && x.kind !== 'layer' && firstDtype(x) === 'float32'
    const rankOf = ({ inputs: { x } }: AnyNode) => (x && x.kind !== 'layer' ? (x.rank?.min ?? 0) : Infinity)
    const fitting = [...this.#catalogue.nodes.values()].filter(
      (node) => givesLayer(node) && !takesLayer(node) && takesFloats(node) && doesLayerFit(node, accepts),
    )
    return fitting.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

function numbersFor({ types, lengths }: SampleTypes): Inputs {
  const known = (type: TensorType): TensorType => ({ dtype: type.dtype, shape: substitute(type.shape, lengths) })
  return Object.fromEntries(
    Object.entries(types).map(([key, type]) => [key, 'dtype' in type ? known(type) : type.map(known)]),
  )
}

function substitute(shape: Shape, lengths: Readonly<Record<string, number>>): Shape {
  return shape.map((size) => substituteSizes(size, lengths))
}

/** The node's outputs, then the gradients of their sums with respect to every float input and trainable weight. */
function withGradients({ program, inputs, weights, outputs }: TracedNode, mode: Mode) {
  const isFloat = (id: number) => program.types[id]?.dtype === 'float32'
  const of = outputs.map(({ value }) => value.id).filter(isFloat)
  const wanted = [...inputs, ...weights].map(({ value }) => value.id).filter(isFloat)
  return of.length === 0 ? program : gradientProgram(program, of, wanted, { mode })
}

function valuesFor({ inputs, weights }: TracedNode): readonly TensorData[] {
  return [
    ...inputs.map(({ name, value }) => sampleData(value.type, name)),
    ...weights.map(({ name, value: { type }, initializer }): TensorData => {
      const data = initialize({ shape: type.shape, initializer }, { seed: 1, path: 'node', name })
      return { dtype: 'float32', shape: type.shape.map(Number), data }
    }),
  ]
}

function compareRuns(first: readonly TensorData[], second: readonly TensorData[]): readonly string[] {
  return first.flatMap(({ data }, index) => {
    const again = second[index]?.data
    if (!data.every(Number.isFinite)) return [`result ${index} is not finite`]
    return data.every((value, i) => Object.is(value, again?.[i])) ? [] : [`result ${index} differs in a second run`]
  })
}

function checkTypes(expected: readonly TensorType[], results: readonly TensorData[]): readonly string[] {
  return results.flatMap(({ dtype, shape, data }, index) => {
    const type = expected[index]!
    const count = shape.reduce((product, size) => product * size, 1)
    const isRight = type.dtype === dtype && type.shape.join() === shape.join() && data.length === count
    return isRight
      ? []
      : [`result ${index}: inferred ${type.dtype} [${type.shape.join()}], is ${dtype} [${shape.join()}]`]
  })
}
