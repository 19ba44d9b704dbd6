import type { BackendCase } from './case.js'
import { convolutionCases } from './convolution.js'
import { elementwiseCases } from './elementwise.js'
import { linearCases } from './linear.js'
import { poolingCases } from './pooling.js'
import { reductionCases } from './reduction.js'
import { resizeCases } from './resize.js'
import { shapeCases } from './shape.js'

/** Every operation over shapes, ranks, dtypes and attributes: what each backend must get right. */
export const cases: readonly BackendCase[] = [
  ...elementwiseCases,
  ...reductionCases,
  ...linearCases,
  ...shapeCases,
  ...convolutionCases,
  ...poolingCases,
  ...resizeCases,
]
