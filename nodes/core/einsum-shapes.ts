import type { PartialShape } from '../../src/definition/params/index.js'
import { type Finding, problem, quote } from '../../src/definition/problem.js'
import { formatShape, sizeOfShape } from '../../src/operations/size.js'
import type { Shape, Size } from '../../src/operations/types.js'
import { type Equation, readEquation } from './einsum.js'

interface EinsumParams {
  readonly equation: string
  readonly outputShape: PartialShape
  readonly biasAxes: string | null
}

/** `check` has seen that the equation can be read. */
export function equationOf(x: Shape, { equation }: EinsumParams): Equation {
  const read = readEquation(equation, x.length)
  if ('expected' in read) throw new Error(`EinsumDense: expected ${read.expected}`)
  return read
}

/** The lengths of the result by axis: those that are given, the batch and what "..." stands for from x. */
function sizesOf(x: Shape, equation: Equation, outputShape: PartialShape): ReadonlyMap<string, Size | null> {
  const sizes = new Map<string, Size | null>(equation.x.map((axis, index) => [axis, x[index] ?? 1]))
  for (const [index, axis] of givenAxes(equation).entries()) {
    const given = outputShape[index] ?? null
    sizes.set(axis, given ?? sizes.get(axis) ?? null)
  }
  return sizes
}

/** The axes of the result that `outputShape` tells: all letters, without the batch where it has a letter. */
function givenAxes({ y }: Equation): readonly string[] {
  const letters = y.filter((axis) => !/\d/.test(axis))
  return /\d/.test(y[0] ?? '') ? letters : letters.slice(1)
}

/** The shapes of the weights; no bias without `biasAxes`. */
export function weightShapes(x: Shape, params: EinsumParams) {
  const equation = equationOf(x, params)
  const sizes = sizesOf(x, equation, params.outputShape)
  const sizeOf = (axis: string): Size => sizes.get(axis) ?? 1
  const axes = equation.kernel
  const isOutput = (axis: string) => equation.y.includes(axis)
  const fanIn = sizeOfShape(axes.filter((axis) => !isOutput(axis)).map(sizeOf))
  const fanOut = sizeOfShape(axes.filter(isOutput).map(sizeOf))
  return { kernel: axes.map(sizeOf), bias: biasShape(equation, params.biasAxes, sizeOf), fans: { fanIn, fanOut } }
}

/** From the first axis that has a bias on, so that it is repeated over what stands before. */
function biasShape({ y }: Equation, biasAxes: string | null, sizeOf: (axis: string) => Size): Shape | null {
  if (biasAxes === null) return null
  const first = y.findIndex((axis) => biasAxes.includes(axis))
  return y.slice(first).map((axis) => (biasAxes.includes(axis) ? sizeOf(axis) : 1))
}

/** Whether the equation, x and the lengths of the result go together. */
export function* checkEinsum(x: Shape, params: EinsumParams): Iterable<Finding> {
  const equation = readEquation(params.equation, x.length)
  if ('expected' in equation) {
    yield problem('parameter', 'params.equation', equation.expected, quote(params.equation), [
      { do: 'setParam', label: 'Sum over the last axis', param: 'equation', value: '...x,xy->...y' },
    ])
    return
  }
  const given = givenAxes(equation)
  if (params.outputShape.length !== given.length) {
    const expected = `${given.length} lengths, of ${given.join(', ')}`
    yield problem('parameter', 'params.outputShape', expected, quote(params.outputShape))
    return
  }
  for (const [index, axis] of given.entries()) {
    const size = params.outputShape[index] ?? null
    const length = equation.x.includes(axis) ? x[equation.x.indexOf(axis)] : undefined
    const isMissing = size === null && length === undefined
    const isOther = typeof length === 'number' && size !== null && size !== length
    if (isMissing || isOther) {
      const expected = isMissing
        ? `a length of ${axis}, which x does not have`
        : `${length ?? ''} for ${axis}, as in ${formatShape(x)}`
      yield problem('parameter', 'params.outputShape', expected, quote(size))
    }
  }
  const { biasAxes } = params
  const isFit = biasAxes === null || (biasAxes !== '' && Array.from(biasAxes).every((axis) => given.includes(axis)))
  if (!isFit) yield problem('parameter', 'params.biasAxes', `some of ${given.join(', ')}`, quote(biasAxes))
  // Keras makes the bias from outputShape alone, before it has seen x.
  const open = given.find((axis, index) => biasAxes?.includes(axis) && params.outputShape[index] === null)
  if (open !== undefined) {
    const expected = `a length of ${open}, along which there is a bias, as in Keras`
    yield problem('parameter', 'params.outputShape', expected, quote(params.outputShape))
  }
}
