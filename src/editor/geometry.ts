import type { Catalogue } from '../definition/catalogue.js'
import type { JsonValue } from '../definition/json.js'
import type { AnyNode } from '../definition/node.js'
import type { Param, Params } from '../definition/param.js'
import type { NamedPort } from '../definition/sockets.js'
import type { Side } from '../graph/ports.js'
import type { NodePorts } from './ports.js'
import { chosenVariant } from './variant.js'

/** A point in canvas units (CSS pixels at zoom 1). */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rectangle extends Point {
  readonly width: number
  readonly height: number
}

/** Fixed sizes in canvas units. The style sheet follows them: rows are given these heights, never measured. */
export const metrics = {
  width: 224,
  viewWidth: 304,
  title: 32,
  portRow: 24,
  paramRow: 30,
  multilineRow: 76,
  drawing: 224,
  curve: 128,
  view: 208,
  training: 150,
  padding: 8,
} as const

/** One horizontal band of a node. `y` counts from the top of the node. */
export type LayoutRow =
  | {
      readonly kind: 'ports'
      readonly y: number
      readonly height: number
      readonly input: NamedPort | null
      readonly output: NamedPort | null
    }
  | {
      readonly kind: 'param'
      readonly y: number
      readonly height: number
      /** `['activation', 'alpha']` is the parameter `alpha` of the chosen activation. */
      readonly path: readonly string[]
      readonly param: Param<unknown>
      readonly value: JsonValue
    }
  | { readonly kind: 'curve'; readonly y: number; readonly height: number }
  | { readonly kind: 'view'; readonly y: number; readonly height: number }
  /** What is seen of the training that a Trainer stands for. */
  | { readonly kind: 'training'; readonly y: number; readonly height: number }

/** The size of a node and where everything in it stands. */
export interface NodeLayout {
  readonly width: number
  readonly height: number
  readonly rows: readonly LayoutRow[]
}

/** A band before its place is known. */
type Band = LayoutRow extends infer R ? (R extends LayoutRow ? Omit<R, 'y'> : never) : never

/** The layout of a node: a pure function of its definition, ports and parameters. */
export function layoutNode(
  definition: AnyNode | null,
  ports: NodePorts,
  params: Readonly<Record<string, JsonValue>>,
  catalogue: Catalogue,
): NodeLayout {
  const bands = [...portBands(ports), ...(definition ? contentBands(definition, params, catalogue) : [])]
  const rows: LayoutRow[] = []
  let y = metrics.title + metrics.padding / 2
  for (const band of bands) {
    rows.push({ ...band, y })
    y += band.height
  }
  const isWide = definition?.view !== undefined || definition?.role === 'trainer'
  return { width: isWide ? metrics.viewWidth : metrics.width, height: y + metrics.padding, rows }
}

function portBands({ inputs, outputs }: NodePorts): readonly Band[] {
  return Array.from({ length: Math.max(inputs.length, outputs.length) }, (_, index) => ({
    kind: 'ports',
    height: metrics.portRow,
    input: inputs[index] ?? null,
    output: outputs[index] ?? null,
  }))
}

function contentBands(
  definition: AnyNode,
  params: Readonly<Record<string, JsonValue>>,
  catalogue: Catalogue,
): readonly Band[] {
  return [
    ...(definition.view ? [{ kind: 'view', height: metrics.view } as const] : []),
    ...(definition.role === 'trainer' ? [{ kind: 'training', height: metrics.training } as const] : []),
    ...paramBands(definition.params, params, catalogue, []),
    ...(hasCurve(definition) ? [{ kind: 'curve', height: metrics.curve } as const] : []),
  ]
}

/** The parameters that stand in the node, those of a chosen variant right below it. */
function paramBands(
  params: Params,
  values: Readonly<Record<string, JsonValue>>,
  catalogue: Catalogue,
  parents: readonly string[],
): readonly Band[] {
  return Object.entries(params).flatMap(([key, param]): readonly Band[] => {
    if (param.isAdvanced) return []
    const given = values[key]
    const value = given === undefined ? param.write(param.default) : given
    const path = [...parents, key]
    const band: Band = { kind: 'param', height: paramHeight(param), path, param, value }
    if (param.control.kind !== 'variant') return [band]
    const choice = chosenVariant(param.control, value, catalogue)
    return choice ? [band, ...paramBands(choice.option.params, choice.params, catalogue, path)] : [band]
  })
}

function paramHeight({ control }: Param<unknown>): number {
  if (control.kind === 'drawing') return metrics.drawing
  return control.kind === 'text' && control.multiline ? metrics.multilineRow : metrics.paramRow
}

/** Whether the node draws the curve of its function: the activations do. */
export function hasCurve(definition: AnyNode): boolean {
  return definition.activation !== undefined
}

/** Where a wire meets a port, from the upper left corner of the node; `null` for a port that the node does not show. */
export function portPlace(layout: NodeLayout, side: Side, name: string): Point | null {
  for (const row of layout.rows) {
    if (row.kind === 'ports' && row[side]?.name === name) {
      return { x: side === 'input' ? 0 : layout.width, y: row.y + row.height / 2 }
    }
  }
  return null
}

/** Whether two rectangles share a point. */
export function areOverlapping(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** The smallest rectangle around all; `null` for none. */
export function boundsOf(rectangles: Iterable<Rectangle>): Rectangle | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const { x, y, width, height } of rectangles) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

/** The two control points of the curve that a wire is drawn with. */
export function wireControls(start: Point, end: Point): readonly [Point, Point] {
  const reach = Math.max(
    Math.abs(end.x - start.x) / 2,
    start.x > end.x ? Math.min(160, 40 + (start.x - end.x) / 3) : 24,
  )
  return [
    { x: start.x + reach, y: start.y },
    { x: end.x - reach, y: end.y },
  ]
}

/** The SVG path of a wire. */
export function wirePath(start: Point, end: Point): string {
  const [a, b] = wireControls(start, end)
  return `M${start.x},${start.y}C${a.x},${a.y},${b.x},${b.y},${end.x},${end.y}`
}

/** The middle of a wire. */
export function wireMiddle(start: Point, end: Point): Point {
  const [a, b] = wireControls(start, end)
  return { x: (start.x + 3 * a.x + 3 * b.x + end.x) / 8, y: (start.y + 3 * a.y + 3 * b.y + end.y) / 8 }
}
