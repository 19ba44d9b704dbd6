import { type Finding, problem } from '../definition/problem.js'
import type { InputTypes, Ports } from '../definition/port.js'
import type { Weight } from '../definition/weight.js'
import { formatShape, isKnownShape, sizeOfShape } from '../operations/size.js'
import type { Traced, Tracer } from '../operations/tracer.js'
import type { Application } from './apply-node.js'
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
  { definition, params, weights, weightPath, weightPrefix = '', changeWeight = (_name, value) => value }: Application,
  types: InputTypes<Ports>,
): Record<string, Traced | null> {
  const values: Record<string, Traced | null> = {}
  // A part of another node is frozen by its own parameter: that of the node does not know it.
  const isFrozen = weightPrefix !== '' && params['trainable'] === false
  for (const [name, weight] of Object.entries(definition.weights?.(types, params) ?? {})) {
    const asked = weight && isFrozen ? { ...weight, isTrainable: false } : weight
    values[name] =
      asked &&
      changeWeight(name, accept(refuseBadWeight(name, asked) ?? weights.weight(weightPath, weightPrefix + name, asked)))
  }
  for (const [name, state] of Object.entries(definition.state?.(types, params) ?? {})) {
    values[name] = state && accept(weights.state(weightPath, weightPrefix + name, state))
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
