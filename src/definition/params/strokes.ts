import { described, type Param, type ParamOptions, type Read, type ReadContext, refuse } from '../param.js'
import type { JsonValue } from '../json.js'

/** The places of a stroke one after the other, `x0, y0, x1, y1, ...`: whole numbers, `y` down, on a square of this side. */
export type Stroke = readonly number[]

/** The side of the square that strokes are drawn on; coordinates go from 0 to 255. */
export const strokesSide = 256

const mostStrokes = 100
const mostNumbers = 2000

interface StrokesOptions extends ParamOptions {
  /** Drawings that a person can begin with, by name; a name of one character is typed to get it. */
  readonly samples?: Readonly<Record<string, readonly Stroke[]>>
}

/** A drawing as lines: it needs no resolution, and is small enough for the graph. Empty by default. */
export function strokes(options: StrokesOptions): Param<readonly Stroke[]> {
  const { samples = {} } = options
  return {
    ...described(options),
    default: [],
    control: { kind: 'drawing', samples },
    read: readStrokes,
    write: (value) => value,
    schema: () => ({
      type: 'array',
      maxItems: mostStrokes,
      items: {
        type: 'array',
        minItems: 2,
        maxItems: mostNumbers,
        items: { type: 'integer', minimum: 0, maximum: strokesSide - 1 },
      },
    }),
  }
}

function readStrokes(value: JsonValue, context: ReadContext): Read<readonly Stroke[]> {
  if (Array.isArray(value) && value.length <= mostStrokes && value.every(isStroke)) return { value }
  const expected = `at most ${mostStrokes} strokes [x0, y0, x1, y1, ...] of at most ${mostNumbers / 2} places, whole numbers from 0 to ${strokesSide - 1}`
  return refuse(context, expected, value)
}

function isStroke(value: JsonValue): value is number[] {
  if (!Array.isArray(value) || value.length < 2 || value.length > mostNumbers || value.length % 2 !== 0) return false
  return value.every((item) => typeof item === 'number' && Number.isInteger(item) && item >= 0 && item < strokesSide)
}
