import type { AnyNode } from '../definition/node.js'
import type { Port, TensorPort } from '../definition/port.js'
import { type Finding, problem } from '../definition/problem.js'
import { doesLayerFit, isVariadic } from '../definition/sockets.js'
import { formatShape } from '../operations/size.js'
import type { Traced } from '../operations/tracer.js'
import type { TensorType } from '../operations/types.js'
import type { Incoming, UnappliedLayer } from './apply-node.js'

/** What is wrong at the inputs of a node: required ones that are not wired, and what does not fit the port that it arrives at. */
export function checkPorts(definition: AnyNode, inputs: Readonly<Record<string, Incoming>>): readonly Finding[] {
  return Object.entries(definition.inputs).flatMap(([key, port]): readonly Finding[] => {
    const value = inputs[key] ?? null
    if (value === null) return findMissing(key, port)
    return checkPort(key, port, value)
  })
}

/** The problem of an input at which nothing is wired; none where that is allowed. */
export function findMissing(key: string, port: Port): readonly Finding[] {
  if (port.isOptional) return []
  const name = isVariadic(port) ? `${key}1` : key
  return [problem('missing', name, `a wire to ${name}`, 'nothing')]
}

function checkPort(key: string, port: Port, value: Exclude<Incoming, null>): readonly Finding[] {
  if ('length' in value) {
    if (value.length === 0) return findMissing(key, port)
    return value.flatMap((item, index) => (item ? checkItem(`${key}${index + 1}`, port, item) : []))
  }
  return checkItem(key, port, value)
}

function checkItem(key: string, port: Port, value: Traced | UnappliedLayer): readonly Finding[] {
  if (port.kind === 'layer') {
    if (!('definition' in value)) return [problem('kind', key, 'a layer', 'a tensor')]
    const { accepts = 'layer' } = port
    return doesLayerFit(value.definition, accepts)
      ? []
      : [problem('kind', key, `a ${accepts === 'cell' ? 'recurrent cell' : 'recurrent layer'}`, value.definition.type)]
  }
  if ('definition' in value) return [problem('kind', key, 'a tensor', `the layer ${value.definition.type}`)]
  return checkTensor(key, port, value.type)
}

function checkTensor(key: string, { dtypes = ['float32'], rank = {} }: TensorPort, type: TensorType): Finding[] {
  if (!dtypes.includes(type.dtype)) return [problem('dtype', key, dtypes.join(' or '), type.dtype)]
  const { min = 0, max = Infinity } = rank
  if (type.shape.length >= min && type.shape.length <= max) return []
  return [problem('shape', key, describeRank(min, max), `rank ${type.shape.length}, ${formatShape(type.shape)}`)]
}

/** `rank 2`, `rank 2 or more`: bounds of a rank as they stand in a message. */
export function describeRank(min: number, max: number): string {
  if (min === max) return `rank ${min}`
  return max === Infinity ? `rank ${min} or more` : `rank ${min} to ${max}`
}
