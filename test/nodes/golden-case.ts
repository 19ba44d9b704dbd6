import type { Catalogue } from '../../src/definition/catalogue.js'
import type { AnyNode } from '../../src/definition/node.js'
import { findPort } from '../../src/definition/sockets.js'
import type { Backend } from '../../src/engine/backend.js'
import { groupTensors } from '../../src/graph/arrivals.js'
import { gradientProgram } from '../../src/operations/gradient-program.js'
import { isKnownShape } from '../../src/operations/size.js'
import type { RandomAttributes } from '../../src/operations/source/random.js'
import { createTypedArray } from '../../src/operations/source/constant.js'
import type { TensorData } from '../../src/operations/types.js'
import { type Closeness, measureCloseness } from '../closeness.js'
import type { GoldenCase, GoldenLayer, GoldenTensor, GoldenTensors } from '../golden/format.js'
import { readParams, type TakenLayer, traceNode } from './trace-node.js'
import { runTraced } from './run-traced.js'

/** One compared tensor of a case: `y`, `gradient of kernel`. */
export interface Comparison {
  readonly what: string
  readonly closeness: Closeness
}

/** Runs a case with what Keras drew, forwards and backwards. @throws Error where ports, weights or shapes differ from Keras' */
export async function runGoldenCase(
  golden: GoldenCase,
  catalogue: Catalogue,
  backend: Backend,
): Promise<readonly Comparison[]> {
  const traced = traceGolden(golden, catalogue)
  const { program, inputs, weights, outputs, updates } = traced
  const seeded = outputs.filter(({ name }) => Object.hasOwn(golden.outputGradient, name))
  const wanted = [
    ...inputs.flatMap(({ name, value }) =>
      wantedGradient(`gradient of ${name}`, value.id, golden.inputGradients[name]),
    ),
    ...weights.flatMap(({ name, value }) =>
      wantedGradient(`gradient of ${name}`, value.id, golden.weightGradients[name]),
    ),
  ]
  const differentiated = gradientProgram(
    program,
    seeded.map(({ value }) => value.id),
    wanted.map(({ id }) => id),
    { seeds: 'inputs', mode: golden.mode },
  )
  const given = [
    ...inputs.map(({ name }) => named(golden.inputs, name)),
    ...weights.map(({ name }) => named(golden.weights, name)),
    ...seeded.map(({ name }) => named(golden.outputGradient, name)),
  ].map(toTensorData)
  const results = await runTraced(differentiated, given, backend, (attributes) => drawn(golden, attributes))
  const names = [...outputs, ...updates].map(({ name }) => name)
  const values = Object.entries({ ...golden.outputs, ...golden.updates }).map(([name, expected]): Comparison =>
    compare(name, results[names.indexOf(name)], expected, 'values'),
  )
  const gradients = wanted.map(({ what, expected }, index) =>
    compare(what, results[names.length + index], expected, 'gradients'),
  )
  return [...values, ...gradients]
}

function traceGolden(golden: GoldenCase, catalogue: Catalogue) {
  const definition = findNode(golden.type, catalogue)
  const traced = traceNode({
    definition,
    params: readParams(definition, ourParams(golden.params), catalogue),
    inputs: groupInputs(definition, golden.inputs),
    mode: golden.mode,
    hasPenalty: Object.hasOwn(golden.outputs, 'penalty'),
    ...(golden.layer && { layer: layerOf(golden.layer, catalogue) }),
    ...(golden.backwardLayer && { backwardLayer: layerOf(golden.backwardLayer, catalogue) }),
  })
  expectSameNames('weights', traced.weights, golden.weights)
  expectSameNames('inputs', traced.inputs, golden.inputs)
  return traced
}

/** The tensors by declared port: `x1`, `x2`, ... of a variadic port `x` in one list. A state, which is no port, keeps its name. */
function groupInputs(definition: AnyNode, tensors: GoldenTensors) {
  const wired = Object.entries(tensors).map(([port, value]) => ({ port, value }))
  const states = wired.filter(({ port }) => findPort(definition.inputs, port) === null)
  return {
    ...Object.fromEntries(states.map(({ port, value }) => [port, value])),
    ...groupTensors(definition, wired),
  }
}

function layerOf({ type, params, layers }: GoldenLayer, catalogue: Catalogue): TakenLayer {
  const definition = findNode(type, catalogue)
  const taken = layers?.map((layer) => layerOf(layer, catalogue))
  return { definition, params: readParams(definition, params, catalogue), ...(taken && { layers: taken }) }
}

function findNode(type: string, { nodes }: Catalogue) {
  const node = nodes.get(type)
  if (!node) throw new Error(`no node of type ${type}`)
  return node
}

/** The case's parameters as a node has them: `h`, `c` and `scores` are ports, so that no parameter asks for them. */
export function ourParams({
  returnState: _,
  returnAttentionScores: _scores,
  ...params
}: GoldenCase['params']): GoldenCase['params'] {
  return params
}

function expectSameNames(what: string, ours: readonly { readonly name: string }[], keras: GoldenTensors): void {
  const [received, expected] = [ours.map(({ name }) => name).sort(), Object.keys(keras).sort()]
  if (received.join() === expected.join()) return
  throw new Error(`${what}: expected ${expected.join(', ')}, received ${received.join(', ')}`)
}

function wantedGradient(what: string, id: number, expected: GoldenTensor | undefined) {
  return expected === undefined ? [] : [{ what, id, expected }]
}

function named(tensors: GoldenTensors, name: string): GoldenTensor {
  const tensor = tensors[name]
  if (!tensor) throw new Error(`the case has no ${name}`)
  return tensor
}

function toTensorData({ dtype, shape, data }: GoldenTensor): TensorData {
  const elements = createTypedArray(dtype, data.length)
  elements.set(data)
  return { dtype, shape, data: elements }
}

/** The numbers that Keras drew; of a mask, uniform ones that make the node keep what Keras kept. */
function drawn({ random = {} }: GoldenCase, { purpose, shape }: RandomAttributes): TensorData {
  const tensor = named(random, purpose)
  if (!isKnownShape(shape) || shape.join() !== tensor.shape.join()) {
    throw new Error(`${purpose}: expected the shape [${tensor.shape.join(', ')}], received [${shape.join(', ')}]`)
  }
  const data = Float32Array.from(tensor.data, (value) =>
    tensor.dtype !== 'bool' ? value : value === 1 ? 1 - 2 ** -24 : 0,
  )
  return { dtype: 'float32', shape, data }
}

function compare(
  what: string,
  received: TensorData | undefined,
  expected: GoldenTensor,
  of: 'values' | 'gradients',
): Comparison {
  if (received?.shape.join() !== expected.shape.join() || received.dtype !== expected.dtype) {
    const got = received ? `${received.dtype} [${received.shape.join(', ')}]` : 'nothing'
    throw new Error(`${what}: expected ${expected.dtype} [${expected.shape.join(', ')}], received ${got}`)
  }
  return { what, closeness: measureCloseness(received.data, expected.data, { of }) }
}
