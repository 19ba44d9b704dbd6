import type { Ops } from '../../src/operations/ops.js'
import { sizeOfShape } from '../../src/operations/size.js'

/** The axes of x, of the kernel and of the result, a letter each; the axes that `...` stands for have digits. */
export interface Equation {
  readonly x: readonly string[]
  readonly kernel: readonly string[]
  readonly y: readonly string[]
}

/**
 * Reads `abc,cd->abd`, `...x,xy->...y` or `ab...,bc->ac...` for an x of this rank.
 * @returns what is expected instead where it is none of these or does not fit
 */
export function readEquation(text: string, rank: number): Equation | { readonly expected: string } {
  const match = /^(\.\.\.)?([a-zA-Z]+)(\.\.\.)?,([a-zA-Z]+)->(\.\.\.)?([a-zA-Z]+)(\.\.\.)?$/.exec(text)
  const [, leftIn, x = '', rightIn, kernel = '', leftOut, y = '', rightOut] = match ?? []
  if (!match || leftIn !== leftOut || rightIn !== rightOut || (leftIn && rightIn))
    return { expected: 'an equation such as "ab,bc->ac", "...x,xy->...y" or "ab...,bc->ac..."' }
  const elided = rank - x.length
  if (elided < 0 || (elided > 0 && !leftIn && !rightIn)) return { expected: `${rank} axes of x before the comma` }
  const repeated = [x, kernel, y].find((axes) => new Set(axes).size < axes.length)
  if (repeated !== undefined) return { expected: `no axis twice in "${repeated}"` }
  const stray = Array.from(kernel).find((axis) => !x.includes(axis) && !y.includes(axis))
  if (stray !== undefined) return { expected: `axis ${stray} of the kernel in x or in the result` }
  const unknown = Array.from(y).find((axis) => !x.includes(axis) && !kernel.includes(axis))
  if (unknown !== undefined) return { expected: `axis ${unknown} of the result in x or in the kernel` }
  const others = Array.from({ length: elided }, (_, index) => String(index))
  const withOthers = (axes: string) => (leftIn ? [...others, ...Array.from(axes)] : [...Array.from(axes), ...others])
  return { x: withOthers(x), kernel: Array.from(kernel), y: withOthers(y) }
}

/** The Einstein sum of x and a kernel: one matrix product between two transpositions. */
export function einsum<V>(ops: Ops<V>, x: V, kernel: V, equation: Equation): V {
  const isIn = (axes: readonly string[]) => (axis: string) => axes.includes(axis)
  const dropped = equation.x.filter((axis) => !isIn(equation.kernel)(axis) && !isIn(equation.y)(axis))
  const summed = sumAway(ops, x, equation.x, dropped)
  const axesOfX = equation.x.filter((axis) => !dropped.includes(axis))
  const shared = axesOfX.filter(isIn(equation.kernel))
  const batch = shared.filter(isIn(equation.y))
  const inner = shared.filter((axis) => !isIn(equation.y)(axis))
  const rows = axesOfX.filter((axis) => !isIn(equation.kernel)(axis))
  const columns = equation.kernel.filter((axis) => !isIn(equation.x)(axis))
  const a = toMatrices(ops, summed, axesOfX, [batch, rows, inner])
  const b = toMatrices(ops, kernel, equation.kernel, [batch, inner, columns])
  const order = [...batch, ...rows, ...columns]
  const y = ops.reshape(ops.matMul(a.matrices, b.matrices), order.map((axis) => a.sizeOf(axis) ?? b.sizeOf(axis) ?? 1)) // prettier-ignore
  return ops.transpose(y, equation.y.map((axis) => order.indexOf(axis))) // prettier-ignore
}

function sumAway<V>(ops: Ops<V>, x: V, axes: readonly string[], dropped: readonly string[]): V {
  return dropped.length === 0 ? x : ops.sum(x, dropped.map((axis) => axes.indexOf(axis))) // prettier-ignore
}

/** Each group of axes as one axis; no axis for an empty first group. */
function toMatrices<V>(ops: Ops<V>, x: V, axes: readonly string[], groups: readonly (readonly string[])[]) {
  const shape = ops.shapeOf(x)
  const sizeOf = (axis: string) => shape[axes.indexOf(axis)]
  const ordered = ops.transpose(x, groups.flat().map((axis) => axes.indexOf(axis))) // prettier-ignore
  const [batch = [], ...others] = groups
  const used = batch.length === 0 ? others : groups
  const sizes = used.map((group) => sizeOfShape(group.map((axis) => sizeOf(axis) ?? 1)))
  return { matrices: ops.reshape(ordered, sizes), sizeOf }
}
