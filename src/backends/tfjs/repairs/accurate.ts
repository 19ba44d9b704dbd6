import * as tf from '@tensorflow/tfjs-core'
import { errorFunction } from '../../../operations/elementwise/error-function.js'
import type { TfjsBackendName } from '../kernel.js'
import { mapScalars } from './map-scalars.js'

/** -1, 0 or 1. On wasm numbers below 1e-6 count as 0 there, found on 1e-7. */
export function sign(x: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  if (backend !== 'wasm') return tf.sign(x)
  return tf.sub(tf.cast(tf.greater(x, 0), 'float32'), tf.cast(tf.less(x, 0), 'float32'))
}

/** `eˣ - 1` with all its digits near 0. */
export function expm1(x: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  return tf.expm1(x)
}

/** `log(1 + x)`. wasm adds 1 first, which loses the digits of a small x: 1e-30 gives 0. */
export function log1p(x: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  return backend === 'wasm' ? mapScalars(x, Math.log1p) : tf.log1p(x)
}

/** cpu uses the formula 7.1.26 of Abramowitz and Stegun, whose error of 1.5e-7 is all that is left of a result near 0. */
export function erf(x: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  return backend === 'cpu' ? mapScalars(x, errorFunction) : tf.erf(x)
}

/** wasm is off by 2e-7 near 0: sin(1e-7) gives -8e-8. */
export function sin(x: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  return backend === 'wasm' ? mapScalars(x, Math.sin) : tf.sin(x)
}

export function tanh(x: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  return tf.tanh(x)
}

export function softplus(x: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  return tf.softplus(x)
}

/** cpu computes `eˣ - 1` as it stands and loses its digits near 0; no backend takes an alpha. */
export function elu(x: tf.Tensor, alpha: number, backend: TfjsBackendName): tf.Tensor {
  if (backend === 'wasm' && alpha === 1) return tf.elu(x)
  const negative = expm1(tf.minimum(x, 0), backend)
  return tf.add(tf.relu(x), alpha === 1 ? negative : tf.mul(negative, alpha))
}
