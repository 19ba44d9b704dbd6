import type { Layer } from '../definition/layer.js'
import type { AnyNode, CheckContext } from '../definition/node.js'
import { type Finding, type Fix, problem } from '../definition/problem.js'
import type { Port, TensorPort } from '../definition/port.js'
import type { State, Weight } from '../definition/weight.js'
import { ShapeError } from '../operations/operation.js'
import type { Ops } from '../operations/ops.js'
import { formatShape, isKnownShape, sizeOfShape } from '../operations/size.js'
import type { Traced, Tracer } from '../operations/tracer.js'
import type { TensorType } from '../operations/types.js'

/** A node that travels on a wire unapplied. Its weights belong to `path`. */
export interface UnappliedLayer {
  readonly definition: AnyNode
  readonly params: Readonly<Record<string, unknown>>
  readonly path: string
}

/** What is wired to a port: a traced value, several for a variadic port, a layer, or nothing. */
export type Incoming = Traced | readonly Traced[] | UnappliedLayer | null

/** Gives the traced value of a weight or state of the node at `path`; refuses with a finding. */
export interface WeightProvider {
  weight(path: string, name: string, weight: Weight): Traced | Finding
  state(path: string, name: string, state: State): Traced | Finding
}

export interface Application {
  readonly definition: AnyNode
  /** Its own path keys random streams; `weightPath` is that of the node whose weights it uses. */
  readonly path: string
  readonly weightPath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly inputs: Readonly<Record<string, Incoming>>
  readonly tracer: Tracer
  readonly ops: Ops<Traced>
  readonly weights: WeightProvider
  /** The nodes that feed its ports, for advice; absent where nobody reads it. */
  readonly context?: CheckContext
}

export interface Applied {
  /** Every output that these inputs and parameters yield; none after a problem. */
  readonly outputs: Readonly<Record<string, Traced | null>>
  readonly findings: readonly Finding[]
}

/** Weights above this many bytes are refused before anything is allocated: 2 GiB, what one typed array can safely hold. */
export const maxWeightBytes = 2 ** 31

/**
 * Applies a node to traced inputs: the one place where ports are checked, weights are asked for and `run` is called, used by the
 * checker (symbolic sizes) and by the compiler (numbers) alike.
 */
export function applyNode(application: Application): Applied {
  const { definition, params, tracer } = application
  const findings = checkPorts(application)
  if (findings.some(isProblem)) return { outputs: {}, findings }
  const types = typesOf(application)
  findings.push(...(definition.check?.(types, params, application.context) ?? []))
  if (findings.some(isProblem)) return { outputs: {}, findings }
  const runMode = tracer.mode
  const mode = params['mode']
  tracer.node = application.path
  if (mode === 'training' || mode === 'inference') tracer.mode = mode
  try {
    return { outputs: runNode(application, types), findings }
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof Refusal)) throw error
    const finding = error instanceof Refusal ? error.finding : problem('shape', error.at, error.expected, error.received)
    return { outputs: {}, findings: [...findings, finding] }
  } finally {
    tracer.mode = runMode
  }
}

function isProblem(finding: Finding): boolean {
  return finding.severity === 'problem'
}

/** Carries a finding out of the depth of a layer's application; never leaves this file. */
class Refusal extends Error {
  readonly finding: Finding
  constructor(finding: Finding) {
    super(finding.expected)
    this.finding = finding
  }
}

type InputTypesOfAny = Readonly<Record<string, never>>

/** Types of the inputs in the form that `weights` and `check` take; layers and unwired ports are `null`. */
function typesOf({ inputs }: Application): InputTypesOfAny {
  const types = Object.entries(inputs).map(([key, value]) => {
    if (value === null || 'definition' in value) return [key, null] as const
    return [key, 'id' in value ? value.type : value.map((item) => item.type)] as const
  })
  // The definition's own port declaration guarantees the form; the untyped caller cannot know it.
  return Object.fromEntries(types) as unknown as InputTypesOfAny
}

function runNode(application: Application, types: InputTypesOfAny): Record<string, Traced | null> {
  const { definition, params, inputs, ops } = application
  if (!definition.run) return {}
  const weights = collectWeights(application, definition, params, application.weightPath, types)
  const values = Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, isLayer(value) ? bindLayer(application, key, value) : value]),
  )
  return { ...definition.run(values as never, params as never, weights as never, ops) }
}

function isLayer(value: Incoming): value is UnappliedLayer {
  return value !== null && 'definition' in value
}

function collectWeights(
  { weights }: Application,
  definition: AnyNode,
  params: Readonly<Record<string, unknown>>,
  path: string,
  types: InputTypesOfAny,
): Record<string, Traced | null> {
  const values: Record<string, Traced | null> = {}
  for (const [name, weight] of Object.entries(definition.weights?.(types, params as never) ?? {})) {
    values[name] = weight && accept(refuseBadWeight(name, weight) ?? weights.weight(path, name, weight))
  }
  for (const [name, state] of Object.entries(definition.state?.(types, params as never) ?? {})) {
    values[name] = state && accept(weights.state(path, name, state))
  }
  return values
}

function accept(given: Traced | Finding): Traced {
  if ('severity' in given) throw new Refusal(given)
  return given
}

function refuseBadWeight(name: string, { shape }: Weight): Finding | null {
  if (!isKnownShape(shape)) {
    return problem('shape', name, 'known lengths of all axes that its weights depend on', formatShape(shape))
  }
  const bytes = Number(sizeOfShape(shape)) * Float32Array.BYTES_PER_ELEMENT
  if (bytes <= maxWeightBytes) return null
  return problem('size', name, `at most ${maxWeightBytes} bytes`, `${formatShape(shape)}, ${bytes} bytes`)
}

/** The layer at port `key` with its weights made for what the taker will apply it to. */
function bindLayer(application: Application, key: string, layer: UnappliedLayer): Layer<Traced> {
  const { definition, params, path } = layer
  const { tracer, ops, inputs } = application
  const port = application.definition.inputs[key]
  const x = inputs['x']
  if (!port || port.kind !== 'layer' || !x || !('id' in x)) throw new Error(`${application.path}: no layer can be taken at ${key}`)
  const applied: TensorType = port.appliedTo?.(x.type) ?? x.type
  const types = { x: applied } as unknown as InputTypesOfAny
  const weights = collectWeights(application, definition, params, path, types)
  return {
    type: definition.type,
    cell: definition.cell?.bind(params as never, weights as never, ops) ?? null,
    apply(value) {
      const result = definition.run?.({ x: value } as never, params as never, weights as never, ops)
      const y = result?.['y' as never] as Traced | null | undefined
      if (!y) throw new Refusal(problem('kind', key, 'a layer with an output y', definition.type))
      tracer.node = application.path
      return y
    },
  }
}

function checkPorts({ definition, inputs }: Application): Finding[] {
  const findings: Finding[] = []
  for (const [key, port] of Object.entries(definition.inputs)) {
    const value = inputs[key] ?? null
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
    if (isEmpty) {
      if (!(port.kind !== 'layer' && port.isOptional)) findings.push(problem('missing', key, `a wire to ${key}`, 'nothing'))
      continue
    }
    findings.push(...checkPort(key, port, value))
  }
  return findings
}

function checkPort(key: string, port: Port, value: Exclude<Incoming, null>): Finding[] {
  if (port.kind === 'layer') {
    if (!('definition' in value)) return [problem('kind', key, 'a layer', 'a tensor')]
    const isFit = port.accepts !== 'cell' || value.definition.cell !== undefined
    return isFit ? [] : [problem('kind', key, 'a recurrent cell', value.definition.type)]
  }
  if ('definition' in value) return [problem('kind', key, 'a tensor', `the layer ${value.definition.type}`)]
  if ('id' in value) return checkTensor(key, port, value.type)
  return value.flatMap((item, index) => checkTensor(`${key}${index + 1}`, port, item.type))
}

function checkTensor(key: string, { dtypes = ['float32'], rank = {} }: TensorPort, type: TensorType): Finding[] {
  if (!dtypes.includes(type.dtype)) return [problem('dtype', key, dtypes.join(' or '), type.dtype, castFixes(key, dtypes))]
  const { min = 0, max = Infinity } = rank
  if (type.shape.length >= min && type.shape.length <= max) return []
  const expected = min === max ? `rank ${min}` : max === Infinity ? `rank ${min} or more` : `rank ${min} to ${max}`
  return [problem('shape', key, expected, formatShape(type.shape))]
}

function castFixes(_key: string, _dtypes: readonly string[]): readonly Fix[] {
  return []
}
