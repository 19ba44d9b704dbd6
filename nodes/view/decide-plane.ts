import type { ProbeAnswer } from '../../src/definition/node.js'
import type { DecisionMap, DecisionPoint, DecisionSummary } from '../../src/definition/summary.js'
import { probabilitiesOf } from '../../src/operations/plain/class-probabilities.js'
import type { TensorData } from '../../src/operations/types.js'
import { countElements, elementAt, spreadIndices } from './cut.js'

const greatestPoints = 2000

/** The room that is left around the points, as a share of their extent. */
const margin = 0.15

interface Plane {
  readonly horizontal: readonly [number, number]
  readonly vertical: readonly [number, number]
}

/** The middles of `resolution` by `resolution` cells, `[cells, 2]`, from the lower left to the upper right; `null` without points. */
export function gridOf(points: TensorData | null, resolution: number, reach: number | null): TensorData | null {
  if (points === null) return null
  const { horizontal, vertical } = planeOf(points, reach)
  const data = new Float32Array(2 * resolution * resolution)
  const at = ([from, to]: readonly [number, number], cell: number) => from + ((to - from) * (cell + 0.5)) / resolution
  for (let cell = 0; cell < resolution * resolution; cell++) {
    data[2 * cell] = at(horizontal, cell % resolution)
    data[2 * cell + 1] = at(vertical, Math.floor(cell / resolution))
  }
  return { dtype: 'float32', shape: [resolution * resolution, 2], data }
}

/** What part of the plane is shown. */
function planeOf(points: TensorData, reach: number | null): Plane {
  if (reach !== null) return { horizontal: [-reach, reach], vertical: [-reach, reach] }
  const extent = (axis: 0 | 1): readonly [number, number] => {
    let [low, high] = [Infinity, -Infinity]
    for (let at = axis; at < points.data.length; at += 2) {
      const value = elementAt(points, at)
      if (!Number.isFinite(value)) continue
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
    if (low > high) return [-1, 1]
    const room = margin * (high - low) || 1
    return [low - room, high + room]
  }
  return { horizontal: extent(0), vertical: extent(1) }
}

interface Decision {
  readonly points: TensorData | null
  readonly labels: TensorData | null
  readonly resolution: number
  readonly reach: number | null
  readonly names: readonly string[]
  readonly answer: ProbeAnswer | undefined
}

/** The map that the answer makes, under at most 2000 of the points. */
export function summarizeDecision({ points, labels, resolution, reach, names, answer }: Decision): DecisionSummary {
  const shown = points ?? { dtype: 'float32', shape: [0, 2], data: new Float32Array() }
  return {
    kind: 'decision',
    ...planeOf(shown, reach),
    map: mapOf(answer, resolution, labels, names),
    points: pointsOf(shown, labels),
  }
}

function pointsOf(points: TensorData, labels: TensorData | null): readonly DecisionPoint[] {
  return spreadIndices(points.data.length / 2, greatestPoints).map((index) => {
    const label = labels === null ? NaN : elementAt(labels, index)
    return {
      x: elementAt(points, 2 * index),
      y: elementAt(points, 2 * index + 1),
      label: Number.isNaN(label) ? null : label,
    }
  })
}

function mapOf(
  answer: ProbeAnswer | undefined,
  resolution: number,
  labels: TensorData | null,
  names: readonly string[],
): DecisionMap {
  if (!answer) return { kind: 'none', reason: 'the network cannot be asked here' }
  if ('refusal' in answer) return { kind: 'none', reason: answer.refusal }
  const { tensor } = answer
  const cells = resolution * resolution
  const width = countElements(tensor.shape) / cells
  if (tensor.shape[0] !== cells || width < 1) {
    const received = `[${tensor.shape.join(', ')}]`
    return { kind: 'none', reason: `prediction: expected one for each of ${cells} points, received ${received}` }
  }
  const size = { columns: resolution, rows: resolution }
  if (width > 1)
    return { kind: 'classes', ...size, ...decide(tensor, cells, width), classNames: namesFor(width, names) }
  const values = Float32Array.from({ length: cells }, (_, cell) => elementAt(tensor, cell))
  return { kind: 'values', ...size, values, range: rangeOf(values, labels) }
}

function namesFor(width: number, names: readonly string[]): readonly string[] {
  return Array.from({ length: width }, (_, index) => names[index] ?? String(index))
}

/** The class with the highest score in each cell. */
function decide(scores: TensorData, cells: number, width: number) {
  const classes = new Uint16Array(cells)
  const sureness = new Float32Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    const row = Array.from({ length: width }, (_, index) => elementAt(scores, cell * width + index))
    const probabilities = probabilitiesOf(row)
    const greatest = Math.max(...probabilities)
    classes[cell] = Math.max(0, probabilities.indexOf(greatest))
    sureness[cell] = Number.isNaN(greatest) ? 0 : Math.max(0, (greatest - 1 / width) / (1 - 1 / width))
  }
  return { classes, sureness }
}

/** 0 to 1 for probabilities; as far to both sides of 0 for logits of whole labels; else from the least to the greatest. */
function rangeOf(values: Float32Array, labels: TensorData | null): readonly [number, number] {
  const finite = values.filter(Number.isFinite)
  const [low, high] = finite.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity])
  if (low > high || (low >= 0 && high <= 1)) return [0, 1]
  if (labels !== null && labels.dtype !== 'float32') {
    const most = Math.max(Math.abs(low), Math.abs(high))
    return [-most, most]
  }
  return low === high ? [low - 1, high + 1] : [low, high]
}
