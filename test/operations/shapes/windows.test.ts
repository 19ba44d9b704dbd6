import { describe, expect, it } from 'vitest'
import { createOps, type Ops } from '../../../src/operations/ops.js'
import { addSizes, ceilDivideSizes, floorDivideSizes } from '../../../src/operations/size.js'
import { type Traced, Tracer } from '../../../src/operations/tracer.js'
import type { Shape } from '../../../src/operations/types.js'
import { int, refuse, type Run, shapeOf } from './check.js'

describe('convolution shapes', () => {
  const image: Shape = ['batch', 28, 27, 3]

  it('are those of Keras', () => {
    expect(shapeOf([image, [3, 3, 3, 8]], (ops, x, k) => ops.convolution(x, k))).toEqual(['batch', 26, 25, 8])
    expect(
      shapeOf([image, [3, 5, 3, 8]], (ops, x, k) => ops.convolution(x, k, { padding: 'same', strides: [2, 3] })),
    ).toEqual(['batch', 14, 9, 8])
    expect(shapeOf([image, [3, 3, 3, 8]], (ops, x, k) => ops.convolution(x, k, { dilation: 2, strides: 2 }))).toEqual([
      'batch',
      12,
      12,
      8,
    ])
    expect(shapeOf([image, [3, 3, 1, 6]], (ops, x, k) => ops.convolution(x, k, { groups: 3 }))).toEqual([
      'batch',
      26,
      25,
      6,
    ])
    expect(
      shapeOf(
        [
          ['batch', 9, 8, 7, 2],
          [2, 2, 2, 2, 4],
        ],
        (ops, x, k) => ops.convolution(x, k),
      ),
    ).toEqual(['batch', 8, 7, 6, 4])
    expect(
      shapeOf(
        [
          ['batch', 9, 2],
          [4, 2, 5],
        ],
        (ops, x, k) => ops.convolution(x, k, { padding: 'causal', strides: 2 }),
      ),
    ).toEqual(['batch', 5, 5])
  })

  it('follow symbolic lengths', () => {
    const sequence: Shape = ['batch', 'time', 2]
    expect(shapeOf([sequence, [4, 2, 5]], (ops, x, k) => ops.convolution(x, k, { padding: 'causal' }))).toEqual([
      'batch',
      'time',
      5,
    ])
    expect(shapeOf([sequence, [4, 2, 5]], (ops, x, k) => ops.convolution(x, k, { padding: 'same' }))).toEqual([
      'batch',
      'time',
      5,
    ])
    expect(
      shapeOf([sequence, [3, 2, 5]], (ops, x, k) => ops.convolution(x, k, { padding: 'same', strides: 2 })),
    ).toEqual(['batch', ceilDivideSizes('time', 2), 5])
    expect(shapeOf([sequence, [3, 2, 5]], (ops, x, k) => ops.convolution(x, k, { strides: 2 }))).toEqual([
      'batch',
      addSizes(floorDivideSizes(addSizes('time', -3), 2), 1),
      5,
    ])
    expect(
      shapeOf(
        [
          ['batch', 'time', 5],
          [4, 2, 5],
        ],
        (ops, dy, k) => ops.convolutionInputGradient(dy, k, ['batch', '2*time', 2], { strides: 2, padding: 'same' }),
      ),
    ).toEqual(['batch', '2*time', 2])
  })

  it('keep `same` as such only while the padding depends on a symbolic length', () => {
    const paddingOf = (shape: Shape, strides: number) => {
      const tracer = new Tracer('inference')
      const [x, kernel] = [shape, [3, 2, 5]].map((one) => tracer.input({ dtype: 'float32', shape: one }))
      createOps(tracer).convolution(x!, kernel!, { padding: 'same', strides })
      return tracer.steps[0]!.attributes['padding']
    }
    expect(paddingOf(['batch', 'time', 2], 2)).toBe('same')
    expect(paddingOf(['batch', 'time', 2], 1)).toEqual([[1, 1]])
    expect(paddingOf(['batch', 6, 2], 2)).toEqual([[0, 1]])
    expect(paddingOf(['batch', 7, 2], 2)).toEqual([[1, 1]])
  })

  it('refuse windows that do not fit, with the axis', () => {
    const convolve =
      (options?: Parameters<Ops<Traced>['convolution']>[2]): Run =>
      (ops, x, k) =>
        ops.convolution(x, k, options)
    refuse(
      [
        ['batch', 2, 5, 3],
        [3, 3, 3, 8],
      ],
      convolve(),
      'convolution: expected a length of at least 3 along axis 1, received 2',
    )
    refuse(
      [
        ['batch', 9, 4, 3],
        [3, 3, 3, 8],
      ],
      convolve({ dilation: 2 }),
      'convolution: expected a length of at least 5 along axis 2, received 4',
    )
    refuse(
      [
        ['batch', 1, 2],
        [5, 2, 8],
      ],
      convolve({ padding: [[1, 1]] }),
      'at least 3 along axis 1 with the padding of 1 and 1, received 1',
    )
    refuse([image, [3, 3, 4, 8]], convolve(), 'convolution: expected 4 channels, received 3 of [batch, 28, 27, 3]')
    refuse(
      [
        ['batch', 9, 4],
        [3, 3, 8],
      ],
      convolve({ groups: 2 }),
      'expected 6 channels in 2 groups of 3, received 4',
    )
    refuse(
      [
        ['batch', 9, 4],
        [3, 2, 7],
      ],
      convolve({ groups: 2 }),
      'a number of filters that is divisible by 2 groups, received 7',
    )
    refuse([image, [3, 3, 8]], convolve(), 'convolution: expected a kernel of rank 4, received [3, 3, 8]')
    refuse(
      [
        ['batch', 9],
        [3, 8],
      ],
      convolve(),
      'convolution: expected x of rank 3, 4 or 5, received [batch, 9]',
    )
    refuse([image, [3, 3, 3, 8]], convolve({ strides: 0 }), 'strides of 2 whole numbers of at least 1, received [0, 0]')
    refuse([image, [3, 3, 3, 8]], convolve({ strides: [1] }), 'strides of 2 whole numbers of at least 1, received [1]')
    refuse([image, [3, 3, 3, 8]], convolve({ padding: 'causal' }), 'one spatial axis for causal padding')
    refuse([image, [3, 3, 3, 8]], convolve({ padding: [[1, 1]] }), '2 pairs of whole numbers of at least 0 as padding')
    refuse([int(1, 9, 2), [3, 2, 8]], convolve(), 'convolution: expected float32, received int32')
    refuse(
      [
        ['batch', 5, 8],
        [3, 2, 8],
      ],
      (ops, dy, k) => ops.convolutionInputGradient(dy, k, ['batch', 9, 2]),
      'expected [batch, 7, 8], received [batch, 5, 8]',
    )
  })
})

describe('pooling and resizing shapes', () => {
  it('are those of Keras', () => {
    expect(shapeOf([['batch', 7, 6, 3]], (ops, x) => ops.maxPool(x, { size: 2 }))).toEqual(['batch', 3, 3, 3])
    expect(shapeOf([['batch', 7, 6, 3]], (ops, x) => ops.averagePool(x, { size: 2, padding: 'same' }))).toEqual([
      'batch',
      4,
      3,
      3,
    ])
    expect(shapeOf([['batch', 'time', 3]], (ops, x) => ops.maxPool(x, { size: 2, padding: 'same' }))).toEqual([
      'batch',
      ceilDivideSizes('time', 2),
      3,
    ])
    expect(shapeOf([['batch', 7, 'width', 3]], (ops, x) => ops.resize(x, [4, 5]))).toEqual(['batch', 4, 5, 3])
  })

  it('refuse what does not fit', () => {
    refuse(
      [['batch', 7, 2, 3]],
      (ops, x) => ops.maxPool(x, { size: 3 }),
      'maxPool: expected a length of at least 3 along axis 2, received 2',
    )
    refuse(
      [['batch', 7, 3]],
      (ops, x) => ops.averagePool(x, { size: 2, padding: [[2, 0]] }),
      'averagePool: expected less padding than the window along axis 1, received [2, 0]',
    )
    refuse(
      [['batch', 7, 3]],
      (ops, x) => ops.resize(x, [4, 4]),
      'resize: expected images [batch, height, width, channels], received [batch, 7, 3]',
    )
    refuse(
      [['batch', 7, 3, 1]],
      (ops, x) => ops.resize(x, [0, 4]),
      'resize: expected a height and a width of at least 1, received [0, 4]',
    )
  })
})
