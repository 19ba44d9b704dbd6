import * as tf from '@tensorflow/tfjs-core'
import { errorFunction } from '../../../operations/elementwise/error-function.js'
import type { TfjsBackendName } from '../kernel.js'
import { mapOnGpu } from './gpu/map-on-gpu.js'
import * as shaders from './gpu/shader-functions.js'
import { mapScalars } from '../memory/map-scalars.js'

/**
 * Functions that some backend of TensorFlow.js computes less exactly than float32 allows. On webgl and webgpu the
 * language's own functions are to blame: they may be off by some 1e-4 (sin, cos) or lose what is small against 1
 * (tanh, log, and exp less 1).
 */
type Elementwise = (x: tf.Tensor, backend: TfjsBackendName) => tf.Tensor

const isGpu = (backend: TfjsBackendName) => backend === 'webgl' || backend === 'webgpu'

/** -1, 0 or 1. To wasm, whose kernel compares with 1e-6, less is 0. */
export const sign: Elementwise = (x, backend) =>
  backend === 'wasm' ? tf.sub(tf.cast(tf.greater(x, 0), 'float32'), tf.cast(tf.less(x, 0), 'float32')) : tf.sign(x)

export const log: Elementwise = (x, backend) => (isGpu(backend) ? mapOnGpu(x, 'log', shaders.log) : tf.log(x))

/** wasm adds 1 first, which loses the digits of a small x: 1e-30 gives 0. */
export const log1p: Elementwise = (x, backend) => {
  if (isGpu(backend)) return mapOnGpu(x, 'log1p', shaders.log1p)
  return backend === 'wasm' ? mapScalars(x, Math.log1p) : tf.log1p(x)
}

/** cpu uses formula 7.1.26 of Abramowitz and Stegun, whose error of 1.5e-7 is all that is left of a result near 0. */
export const erf: Elementwise = (x, backend) => {
  if (isGpu(backend)) return mapOnGpu(x, 'erf', shaders.erf)
  return backend === 'cpu' ? mapScalars(x, errorFunction) : tf.erf(x)
}

/** wasm is off by 2e-7 near 0: the sine of 1e-7 is negative there. */
export const sin: Elementwise = (x, backend) => {
  if (isGpu(backend)) return mapOnGpu(x, 'sin', shaders.sin)
  return backend === 'wasm' ? mapScalars(x, Math.sin) : tf.sin(x)
}

export const cos: Elementwise = (x, backend) => (isGpu(backend) ? mapOnGpu(x, 'cos', shaders.cos) : tf.cos(x))

export const tanh: Elementwise = (x, backend) => (isGpu(backend) ? mapOnGpu(x, 'tanh', shaders.tanh) : tf.tanh(x))

/** For an alpha of 1, below 0 `eˣ - 1` with all its digits. */
const unitElu: Elementwise = (x, backend) => {
  if (isGpu(backend)) return mapOnGpu(x, 'elu', shaders.elu)
  // cpu subtracts 1 as it stands.
  return backend === 'cpu' ? mapScalars(x, (value) => (value > 0 ? value : Math.expm1(value))) : tf.elu(x)
}

/** No backend takes an alpha: what is negative is scaled afterwards. */
export function elu(x: tf.Tensor, alpha: number, backend: TfjsBackendName): tf.Tensor {
  const unit = unitElu(x, backend)
  return alpha === 1 ? unit : tf.leakyRelu(unit, alpha)
}
