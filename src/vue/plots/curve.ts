import type { Catalogue } from '../../definition/catalogue.js'
import type { JsonValue } from '../../definition/json.js'
import type { AnyNode } from '../../definition/node.js'
import type { InputValues, Ports } from '../../definition/port.js'
import { type Curve, sampleCurve } from '../../operations/plain/curve.js'

/** The part of the x axis that curves show. */
export const curveDomain = [-4, 4] as const

const samples = 201

/** The curves that were sampled last, by the JSON of their parameters: a thousand layers with one activation share one. */
const sampled = new WeakMap<AnyNode, Map<string, Curve | null>>()
const keptPerNode = 64

/** The curve of an activation node with these parameters; `null` where it has none or a parameter cannot be read. */
export function curveOf(
  definition: AnyNode,
  params: Readonly<Record<string, JsonValue>>,
  catalogue: Catalogue,
): Curve | null {
  const known = sampled.get(definition) ?? new Map<string, Curve | null>()
  sampled.set(definition, known)
  const key = JSON.stringify(params)
  const curve = known.has(key) ? (known.get(key) ?? null) : sample(definition, params, catalogue)
  // Put in anew, so that the oldest stand first.
  known.delete(key)
  known.set(key, curve)
  for (const [oldest] of known) {
    if (known.size <= keptPerNode) break
    known.delete(oldest)
  }
  return curve
}

function sample(definition: AnyNode, params: Readonly<Record<string, JsonValue>>, catalogue: Catalogue): Curve | null {
  const values: Record<string, unknown> = {}
  for (const [key, param] of Object.entries(definition.params)) {
    const given = params[key]
    const read = given === undefined ? { value: param.default } : param.read(given, { at: `params.${key}`, catalogue })
    if (read.problem) return null
    values[key] = read.value
  }
  try {
    return sampleCurve((x, ops) => {
      const y = definition.run?.(inputsOf(definition, x), values, {}, ops)['y']
      if (y === undefined || y === null) throw new Error(`${definition.type} has no output y`)
      return y
    }, domainSamples())
  } catch {
    // An activation of somebody's own may use what plain arithmetic cannot do: it works, but it has no curve.
    return null
  }
}

/** `x` where an input must be wired; what may stay unwired stays so. */
function inputsOf<V>(definition: AnyNode, x: V): InputValues<Ports, V> {
  const values = Object.entries(definition.inputs).map(([name, port]) => [name, port.isOptional === true ? null : x])
  // Entries lose the type of their keys: the keys are those of the inputs, and the values are what such ports take.
  return Object.fromEntries(values) as InputValues<Ports, V>
}

function domainSamples(): Float64Array {
  const [from, to] = curveDomain
  return Float64Array.from({ length: samples }, (_, index) => from + ((to - from) * index) / (samples - 1))
}

/** The part of the y axis that shows the values and slopes: at least -1 to 2, and no more than -3 to 4.5, so that shapes can be compared. */
export function rangeOf({ y, slope }: Curve): readonly [number, number] {
  let low = -1
  let high = 2
  for (const values of [y, slope]) {
    for (const value of values) {
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return [Math.max(-3, low) - 0.25, Math.min(4.5, high) + 0.25]
}

/** Where a plot puts a value of each axis. */
export interface PlotScale {
  x(value: number): number
  y(value: number): number
}

/** Maps the domain and a range to a box, y upwards. */
export function scaleTo(width: number, height: number, [low, high]: readonly [number, number]): PlotScale {
  const [from, to] = curveDomain
  return {
    x: (value) => ((value - from) / (to - from)) * width,
    y: (value) => height - ((value - low) / (high - low)) * height,
  }
}

/** The SVG path through the samples, broken where the function jumps: a line there would say what is not so. */
export function pathOf(x: Float64Array, values: Float64Array, scale: PlotScale, jump: number): string {
  let path = ''
  let previous = NaN
  for (let index = 0; index < x.length; index++) {
    const value = values[index]!
    if (!Number.isFinite(value)) {
      previous = NaN
      continue
    }
    const isStart = Number.isNaN(previous) || Math.abs(value - previous) > jump
    path += `${isStart ? 'M' : 'L'}${scale.x(x[index]!).toFixed(1)} ${scale.y(value).toFixed(1)}`
    previous = value
  }
  return path
}
