import type { Kernel } from '../kernel.js'
import { convolutionKernels } from './convolution/kernels.js'
import { binaryKernels } from './elementwise/binary.js'
import { selectKernels } from './elementwise/select.js'
import { unaryKernels } from './elementwise/unary.js'
import { indexingKernels } from './indexing/indexing.js'
import { matMulKernels } from './linear/mat-mul.js'
import { poolingKernels } from './pooling/kernels.js'
import { alongAxisKernels } from './reduction/along-axis.js'
import { reductionKernels } from './reduction/reduce.js'
import { resizeKernels } from './resize/resize.js'
import { arrangeKernels } from './shape/arrange.js'
import { moveKernels } from './shape/move.js'
import { sourceKernels } from './source/source.js'

/** The kernels by the name of their operation. `random` and `scan` have none: the engine carries them out. */
export const kernels: ReadonlyMap<string, Kernel> = new Map(
  [
    unaryKernels,
    binaryKernels,
    selectKernels,
    reductionKernels,
    alongAxisKernels,
    matMulKernels,
    indexingKernels,
    convolutionKernels,
    poolingKernels,
    resizeKernels,
    arrangeKernels,
    moveKernels,
    sourceKernels,
  ]
    .flat()
    .map((kernel) => [kernel.operation, kernel]),
)
