import type { Layer } from '../definition/layer.js'
import type { AnyNode } from '../definition/node.js'
import { type Finding, problem } from '../definition/problem.js'
import type { InputTypes, Ports } from '../definition/port.js'
import type { Weight } from '../definition/weight.js'
import { formatShape, isKnownShape, sizeOfShape } from '../operations/size.js'
import type { Traced, Tracer } from '../operations/tracer.js'
import type { TensorType } from '../operations/types.js'
import type { Application, UnappliedLayer } from './apply-node.js'
import { describeRank } from './check-ports.js'

/** Weights above this many bytes are refused before anything is allocated: 2 GiB, what one typed array can safely hold. */
export const maxWeightBytes = 2 ** 31

/** Carries a finding out of the depth of a layer's application to `applyNode`. */
export class Refusal extends Error {
  readonly finding: Finding
  constructor(finding: Finding) {
    super(finding.expected)
    this.finding = finding
  }
}

/** The values of a node's weights and states, as its provider gives them; `null` for those that its parameters leave out. */
export function collectWeights(
  { weights }: Pick<Application, 'weights'>,
  definition: AnyNode,
  params: Readonly<Record<string, unknown>>,
  path: string,
  types: InputTypes<Ports>,
): Record<string, Traced | null> {
  const values: Record<string, Traced | null> = {}
  for (const [name, weight] of Object.entries(definition.weights?.(types, params) ?? {})) {
    values[name] = weight && accept(refuseBadWeight(name, weight) ?? weights.weight(path, name, weight))
  }
  for (const [name, state] of Object.entries(definition.state?.(types, params) ?? {})) {
    values[name] = state && accept(weights.state(path, name, state))
  }
  return values
}

function accept(given: Traced | Finding): Traced {
  if ('severity' in given) throw new Refusal(given)
  return given
}

function refuseBadWeight(name: string, { shape, ...weight }: Weight): Finding | null {
  for (const chosen of [weight.initializer, weight.regularizer, weight.constraint]) {
    const { min = 0, max = Infinity } = chosen?.option.rank ?? {}
    if (chosen && (shape.length < min || shape.length > max)) {
      const expected = `${describeRank(min, max)}, since it is ${chosen.option.label}`
      return problem('shape', name, expected, `rank ${shape.length}, ${formatShape(shape)}`)
    }
  }
  if (!isKnownShape(shape)) {
    return problem('shape', name, 'known lengths of all axes that its weights depend on', formatShape(shape))
  }
  const bytes = Number(sizeOfShape(shape)) * Float32Array.BYTES_PER_ELEMENT
  if (bytes <= maxWeightBytes) return null
  return problem('size', name, `at most ${maxWeightBytes} bytes`, `${formatShape(shape)}, ${bytes} bytes`)
}

/** Does something in the mode that a node forces by its parameter `mode`, if it does. */
export function inModeOf<T>(tracer: Tracer, { mode }: Readonly<Record<string, unknown>>, body: () => T): T {
  const runMode = tracer.mode
  if (mode === 'training' || mode === 'inference') tracer.mode = mode
  try {
    return body()
  } finally {
    tracer.mode = runMode
  }
}

/** The layer at port `key` with its weights made for what the taker will apply it to. */
export function bindLayer(application: Application, key: string, layer: UnappliedLayer): Layer<Traced> {
  const { definition, params, path } = layer
  const { tracer, ops } = application
  const x = appliedType(application, key)
  const weights = collectWeights(application, definition, params, path, { x })
  const cell = definition.cell?.bind(params, weights, ops)
  return {
    type: definition.type,
    // Only these may depend on the mode: a step is the same in both.
    cell: cell
      ? {
          ...cell,
          masks: (type) => inModeOf(tracer, params, () => cell.masks(type)),
          prepare: (value, mask) => inModeOf(tracer, params, () => cell.prepare(value, mask)),
        }
      : null,
    apply(value) {
      const outputs = inModeOf(tracer, params, () => definition.run?.({ x: value }, params, weights, ops))
      const y = outputs?.['y']
      if (!y) throw new Refusal(problem('kind', key, 'a layer with an output y', definition.type))
      return y
    },
  }
}

/** What the taker will apply the layer to. @throws Error for a definition that takes a layer without an input x */
function appliedType({ definition, inputs, path }: Application, key: string): TensorType {
  const port = definition.inputs[key]
  const x = inputs['x'] ?? null
  if (port?.kind !== 'layer' || x === null || !('id' in x)) throw new Error(`${path}: no layer can be taken at ${key}`)
  return port.appliedTo?.(x.type) ?? x.type
}
