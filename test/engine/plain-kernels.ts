import type { Attributes, Operation } from '../../src/operations/operation.js'
import { createTypedArray } from '../../src/operations/source/constant.js'
import type { DType, TensorData, TypedArray } from '../../src/operations/types.js'

interface PlainCall {
  readonly operation: Operation
  readonly operands: readonly TensorData[]
  readonly attributes: Attributes
  readonly types: readonly Omit<TensorData, 'data'>[]
}

export type PlainKernel = (call: PlainCall) => readonly TypedArray[]

const count = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1)
const same: PlainKernel = ({ operands: [x] }) => [x!.data.slice()]

/** What is not elementwise, by name. */
export const plainKernels: Readonly<Record<string, PlainKernel>> = {
  reshape: same,
  stopGradient: same,
  cast: ({ operands: [x], types: [type] }) => [fillFrom(type!.dtype, x!.data)],
  constant: ({ attributes }) => [(attributes['value'] as TensorData).data.slice()],
  fill: ({ attributes, types: [type] }) => [
    createTypedArray(type!.dtype, count(type!.shape)).fill(Number(attributes['value'])),
  ],
  broadcastTo: ({ operands: [x], types: [type] }) => {
    const size = count(type!.shape)
    const data = createTypedArray(type!.dtype, size)
    const from = x!.shape
    const to = type!.shape
    for (let i = 0; i < size; i++) {
      let rest = i
      let place = 0
      let stride = 1
      for (let axis = to.length - 1; axis >= to.length - from.length; axis--) {
        const length = from[axis - to.length + from.length]!
        if (length !== 1) place += (rest % to[axis]!) * stride
        rest = Math.floor(rest / to[axis]!)
        stride *= length
      }
      data[i] = x!.data[place]!
    }
    return [data]
  },
  sum: ({ operands: [x], attributes, types: [type] }) => {
    const axes = attributes['axes'] as readonly number[]
    const data = createTypedArray(type!.dtype, count(type!.shape))
    const kept = x!.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis))
    x!.data.forEach((value, i) => {
      const position = positionOf(i, x!.shape)
      const place = kept.reduce((index, axis) => index * x!.shape[axis]! + position[axis]!, 0)
      data[place]! += value
    })
    return [data]
  },
  matMul: ({ operands: [a, b], attributes, types: [type] }) => {
    const [rows, columns] = type!.shape.slice(-2) as [number, number]
    const inner = attributes['transposeA'] ? a!.shape.at(-2)! : a!.shape.at(-1)!
    const [ai, ak] = attributes['transposeA'] ? [1, rows] : [inner, 1]
    const [bk, bj] = attributes['transposeB'] ? [1, inner] : [columns, 1]
    const data = createTypedArray('float32', rows * columns)
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        let sum = 0
        for (let k = 0; k < inner; k++) sum += a!.data[i * ai + k * ak]! * b!.data[k * bk + j * bj]!
        data[i * columns + j] = sum
      }
    }
    return [data]
  },
}

function fillFrom(dtype: DType, values: ArrayLike<number>): TypedArray {
  const data = createTypedArray(dtype, values.length)
  for (let i = 0; i < values.length; i++) data[i] = dtype === 'bool' ? Number(values[i] !== 0) : values[i]!
  return data
}

function positionOf(index: number, shape: readonly number[]): readonly number[] {
  const position: number[] = []
  let rest = index
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    position[axis] = rest % shape[axis]!
    rest = Math.floor(rest / shape[axis]!)
  }
  return position
}
