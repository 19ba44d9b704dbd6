import { gather } from '../../../src/operations/indexing/gather.js'
import { oneHot } from '../../../src/operations/indexing/one-hot.js'
import { scatterAdd } from '../../../src/operations/indexing/scatter-add.js'
import { broadcastTo } from '../../../src/operations/shape/broadcast-to.js'
import { concat } from '../../../src/operations/shape/concat.js'
import { pad } from '../../../src/operations/shape/pad.js'
import { reshape } from '../../../src/operations/shape/reshape.js'
import { reverse } from '../../../src/operations/shape/reverse.js'
import { slice } from '../../../src/operations/shape/slice.js'
import { transpose } from '../../../src/operations/shape/transpose.js'
import { constant } from '../../../src/operations/source/constant.js'
import { fill } from '../../../src/operations/source/fill.js'
import { range } from '../../../src/operations/source/range.js'
import type { TensorData } from '../../../src/operations/types.js'
import { build, toNd } from '../reference/nd.js'
import * as reference from '../reference/shape.js'
import { type BackendCase, bool, booleans, caseOf, int32, integers, numbers } from './case.js'

type Make = (shape: readonly number[]) => TensorData
const dtypes: readonly Make[] = [
  (shape) => numbers(shape, 1),
  (shape) => integers(shape, 99, 2),
  (shape) => booleans(shape, 3),
]

const transposes: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[], []],
  [[3], [0]],
  [
    [3, 4],
    [1, 0],
  ],
  [
    [2, 3, 4],
    [2, 0, 1],
  ],
  [
    [2, 3, 4],
    [0, 2, 1],
  ],
  [
    [2, 1, 3],
    [2, 1, 0],
  ],
  [
    [2, 3, 4, 5],
    [3, 1, 2, 0],
  ],
  [
    [2, 3, 2, 3, 2],
    [4, 3, 2, 1, 0],
  ],
  [
    [2, 3, 2, 3, 2],
    [1, 2, 0, 4, 3],
  ],
  [
    [2, 1, 3, 2, 3, 2],
    [5, 3, 1, 4, 0, 2],
  ],
  [
    [2, 2, 3, 2, 3, 2],
    [4, 2, 0, 5, 3, 1],
  ],
]

const pads: readonly (readonly [readonly number[], readonly (readonly [number, number])[]])[] = [
  [[3], [[1, 2]]],
  [
    [2, 3],
    [
      [0, 1],
      [2, 0],
    ],
  ],
  [
    [2, 3, 2],
    [
      [1, 0],
      [0, 0],
      [0, 2],
    ],
  ],
  [
    [1, 2, 3, 2],
    [
      [0, 0],
      [1, 2],
      [2, 1],
      [0, 0],
    ],
  ],
  [
    [1, 2, 3, 2, 2],
    [
      [0, 1],
      [1, 2],
      [2, 1],
      [0, 1],
      [1, 0],
    ],
  ],
  [
    [1, 2, 1, 2, 2, 2],
    [
      [0, 1],
      [1, 0],
      [2, 1],
      [0, 0],
      [0, 1],
      [1, 0],
    ],
  ],
]

const slices = [
  { shape: [7], begin: [2], size: [3], strides: [1] },
  { shape: [7], begin: [1], size: [3], strides: [2] },
  { shape: [7], begin: [0], size: [3], strides: [3] },
  { shape: [4, 5], begin: [1, 0], size: [2, 5], strides: [1, 1] },
  { shape: [4, 5], begin: [0, 1], size: [2, 2], strides: [3, 3] },
  { shape: [2, 5, 3], begin: [0, 1, 2], size: [2, 2, 1], strides: [1, 2, 1] },
  { shape: [2, 5, 4, 3], begin: [1, 1, 0, 1], size: [1, 4, 2, 2], strides: [1, 1, 2, 1] },
  { shape: [2, 3, 4, 5, 2], begin: [0, 1, 0, 2, 0], size: [2, 2, 2, 2, 1], strides: [1, 1, 3, 2, 1] },
  { shape: [2, 3, 2, 3, 4, 2], begin: [1, 0, 1, 1, 0, 1], size: [1, 2, 1, 2, 2, 1], strides: [1, 2, 1, 1, 2, 1] },
]

const reverses: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[5], [0]],
  [
    [3, 4],
    [0, 1],
  ],
  [[2, 3, 4], [1]],
  [
    [2, 3, 4, 2],
    [0, 3],
  ],
  [
    [2, 3, 2, 3, 2],
    [1, 2, 4],
  ],
  [
    [2, 3, 2, 1, 3, 2],
    [0, 4],
  ],
]

const concats: readonly (readonly [readonly (readonly number[])[], number])[] = [
  [[[3], [1], [2]], 0],
  [
    [
      [2, 3],
      [2, 1],
    ],
    1,
  ],
  [
    [
      [2, 3],
      [4, 3],
    ],
    0,
  ],
  [
    [
      [2, 2, 3],
      [2, 1, 3],
      [2, 4, 3],
    ],
    1,
  ],
  [
    [
      [2, 3],
      [2, 0],
    ],
    1,
  ],
  [
    [
      [1, 2, 3, 2, 2],
      [1, 2, 1, 2, 2],
    ],
    2,
  ],
  [
    [
      [2, 1, 2, 1, 2, 3],
      [2, 1, 2, 1, 2, 2],
    ],
    5,
  ],
]

const broadcasts: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[], [2, 3]],
  [[3], [2, 3]],
  [
    [2, 1],
    [2, 3],
  ],
  [
    [1, 3, 1],
    [2, 3, 4],
  ],
  [
    [2, 1, 2, 1, 2],
    [2, 3, 2, 3, 2],
  ],
  [
    [1, 2, 1, 2, 1, 2],
    [3, 2, 3, 2, 2, 2],
  ],
]

const gathers: readonly (readonly [readonly number[], readonly number[], number])[] = [
  [[5], [3], 0],
  [[5, 3], [4], 0],
  [[5, 3], [2, 2], 1],
  [[2, 4, 3], [3], 1],
  [[2, 4, 3], [], 2],
  [[2, 2, 4, 2, 2], [3, 2], 2],
]

const scatters: readonly (readonly [readonly number[], readonly number[], number])[] = [
  [[6], [], 4],
  [[6], [3], 4],
  [[2, 3], [2], 3],
  [[2, 3], [2, 2], 5],
  [[30], [2], 4],
]

export const shapeCases: readonly BackendCase[] = [
  ...dtypes.flatMap((make, dtype) => [
    ...transposes.map(([shape, permutation]) =>
      caseOf(transpose, [make(shape)], { permutation }, reference.transposed),
    ),
    ...pads.map(([shape, padding]) =>
      caseOf(pad, [make(shape)], { padding, value: dtype === 0 ? 1.5 : 1 }, reference.padded),
    ),
    ...slices.map(({ shape, ...attributes }) => caseOf(slice, [make(shape)], attributes, reference.sliced)),
    ...reverses.map(([shape, axes]) => caseOf(reverse, [make(shape)], { axes }, reference.reversed)),
    ...concats.map(([shapes, axis]) => caseOf(concat, shapes.map(make), { axis }, reference.concatenated)),
    ...broadcasts.map(([from, shape]) => caseOf(broadcastTo, [make(from)], { shape }, reference.broadcasted)),
    caseOf(reshape, [make([2, 6])], { shape: [3, 2, 2] }, reference.reshaped),
    caseOf(reshape, [make([2, 3, 2, 1, 2, 2])], { shape: [48] }, reference.reshaped),
    ...gathers.map(([shape, indices, axis]) =>
      caseOf(gather, [make(shape), integers(indices, shape[axis]!, 4)], { axis }, reference.gathered),
    ),
  ]),
  caseOf(
    pad,
    [numbers([2, 3])],
    {
      padding: [
        [1, 0],
        [0, 1],
      ],
      value: -Infinity,
    },
    reference.padded,
  ),
  caseOf(
    pad,
    [numbers([2, 1, 3, 1, 2])],
    {
      padding: [
        [0, 0],
        [1, 0],
        [0, 1],
        [0, 0],
        [1, 1],
      ],
      value: -Infinity,
    },
    reference.padded,
  ),
  ...scatters.flatMap(([indices, rest, size]) => [
    caseOf(scatterAdd, [integers(indices, size, 5), numbers([...indices, ...rest], 6)], { size }, reference.scattered),
    caseOf(
      scatterAdd,
      [integers(indices, size, 5), integers([...indices, ...rest], 50, 6)],
      { size },
      reference.scattered,
    ),
  ]),
  caseOf(oneHot, [integers([5], 4)], { depth: 4 }, reference.oneHots),
  caseOf(oneHot, [integers([2, 3], 4)], { depth: 3 }, reference.oneHots, 'some outside'),
  caseOf(oneHot, [int32([-1, 0, 7])], { depth: 3 }, reference.oneHots),
  caseOf(oneHot, [int32([2], [])], { depth: 3 }, reference.oneHots),
  caseOf(oneHot, [int32([0, 1, -1])], { depth: 1 }, reference.oneHots),
  ...[numbers([2, 3]), int32([7, -1]), bool([1, 0, 1])].map((value) =>
    caseOf(constant, [], { value }, () => toNd(value)),
  ),
  ...(['float32', 'int32', 'bool'] as const).flatMap((dtype) =>
    [[], [3], [2, 1, 2, 2, 2, 2]].map((shape) =>
      caseOf(fill, [], { shape, value: 1, dtype }, () => build(shape, () => 1), dtype),
    ),
  ),
  caseOf(fill, [], { shape: [2, 2], value: -2.5, dtype: 'float32' }, () => build([2, 2], () => -2.5)),
  caseOf(range, [], { size: 5 }, () => build([5], ([i]) => i!)),
  caseOf(range, [], { size: 1 }, () => build([1], () => 0)),
]
