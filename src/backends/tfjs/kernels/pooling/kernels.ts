import { averagePool, averagePoolGradient } from '../../../../operations/window/average-pool.js'
import { maxPool } from '../../../../operations/window/max-pool.js'
import { maxPoolGradient } from '../../../../operations/window/max-pool-gradient.js'
import { type Kernel, ternary, unary } from '../../kernel.js'
import { isInMemory } from '../../memory/in-memory.js'
import { averagePoolGradientInMemory, maxPoolGradientInMemory } from '../../memory/pool-gradients.js'
import { knownShape } from '../../shapes.js'
import { averagePoolGradientOf, averagePoolOf } from './average-pool.js'
import { maxPoolGradientOf, maxPoolOf } from './max-pool.js'
import { poolWindowsOf } from './windows.js'

export const poolingKernels: readonly Kernel[] = [
  unary(maxPool, (x, attributes, backend) => maxPoolOf(x, poolWindowsOf(x.shape, attributes), backend)),
  ternary(maxPoolGradient, (x, y, dy, attributes, backend) => {
    const windows = poolWindowsOf(x.shape, attributes)
    if (isInMemory(backend)) return maxPoolGradientInMemory(x, y, dy, windows)
    return maxPoolGradientOf(x, y, dy, windows, backend)
  }),
  unary(averagePool, (x, attributes, backend) => averagePoolOf(x, poolWindowsOf(x.shape, attributes), backend)),
  unary(averagePoolGradient, (dy, { inputShape, ...attributes }, backend) => {
    const shape = knownShape(inputShape)
    const windows = poolWindowsOf(shape, attributes)
    if (isInMemory(backend)) return averagePoolGradientInMemory(dy, shape, windows)
    return averagePoolGradientOf(dy, shape, windows, backend)
  }),
]
