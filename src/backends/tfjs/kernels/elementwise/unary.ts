import * as tf from '@tensorflow/tfjs-core'
import { abs } from '../../../../operations/elementwise/abs.js'
import { cast } from '../../../../operations/elementwise/cast.js'
import { clip } from '../../../../operations/elementwise/clip.js'
import { cos } from '../../../../operations/elementwise/cos.js'
import { elu } from '../../../../operations/elementwise/elu.js'
import { erf } from '../../../../operations/elementwise/erf.js'
import { exp } from '../../../../operations/elementwise/exp.js'
import { floor } from '../../../../operations/elementwise/floor.js'
import { leakyRelu } from '../../../../operations/elementwise/leaky-relu.js'
import { log } from '../../../../operations/elementwise/log.js'
import { log1p } from '../../../../operations/elementwise/log1p.js'
import { logicalNot } from '../../../../operations/elementwise/logical-not.js'
import { negate } from '../../../../operations/elementwise/negate.js'
import { relu } from '../../../../operations/elementwise/relu.js'
import { round } from '../../../../operations/elementwise/round.js'
import { rsqrt } from '../../../../operations/elementwise/rsqrt.js'
import { scaleGradient } from '../../../../operations/elementwise/scale-gradient.js'
import { sigmoid } from '../../../../operations/elementwise/sigmoid.js'
import { sign } from '../../../../operations/elementwise/sign.js'
import { sin } from '../../../../operations/elementwise/sin.js'
import { softplus } from '../../../../operations/elementwise/softplus.js'
import { sqrt } from '../../../../operations/elementwise/sqrt.js'
import { square } from '../../../../operations/elementwise/square.js'
import { stopGradient } from '../../../../operations/elementwise/stop-gradient.js'
import { tanh } from '../../../../operations/elementwise/tanh.js'
import type { Attributes, Operation } from '../../../../operations/operation.js'
import { type Kernel, type TfjsBackendName, unary } from '../../kernel.js'
import { castTo } from '../../repairs/cast.js'
import * as accurate from '../../repairs/accurate.js'
import { inSafeRank } from './views.js'

const elementwise = <A extends Attributes>(
  operation: Operation<A>,
  run: (x: tf.Tensor, attributes: A, backend: TfjsBackendName) => tf.Tensor,
): Kernel<A> => unary(operation, (x, attributes, backend) => inSafeRank(x, (view) => run(view, attributes, backend)))

export const unaryKernels: readonly Kernel[] = [
  elementwise(negate, (x) => (x.dtype === 'int32' ? minus(x) : tf.neg(x))),
  elementwise(abs, (x) => (x.dtype === 'int32' ? tf.maximum(x, minus(x)) : tf.abs(x))),
  elementwise(sign, (x, _, backend) => accurate.sign(x, backend)),
  elementwise(exp, (x) => tf.exp(x)),
  elementwise(log, (x, _, backend) => accurate.log(x, backend)),
  elementwise(log1p, (x, _, backend) => accurate.log1p(x, backend)),
  elementwise(sqrt, (x) => tf.sqrt(x)),
  elementwise(rsqrt, (x) => tf.rsqrt(x)),
  elementwise(square, (x) => tf.square(x)),
  elementwise(erf, (x, _, backend) => accurate.erf(x, backend)),
  elementwise(sin, (x, _, backend) => accurate.sin(x, backend)),
  elementwise(cos, (x, _, backend) => accurate.cos(x, backend)),
  elementwise(tanh, (x, _, backend) => accurate.tanh(x, backend)),
  elementwise(sigmoid, (x) => tf.sigmoid(x)),
  elementwise(softplus, (x) => tf.softplus(x)),
  elementwise(relu, (x) => tf.relu(x)),
  elementwise(floor, (x) => tf.floor(x)),
  elementwise(round, (x) => tf.round(x)),
  elementwise(elu, (x, { alpha }, backend) => accurate.elu(x, alpha, backend)),
  elementwise(leakyRelu, (x, { slope }) => tf.leakyRelu(x, slope)),
  elementwise(clip, (x, { min, max }) => clipTo(x, min, max)),
  elementwise(cast, (x, { dtype }, backend) => castTo(x, dtype, backend)),
  unary(stopGradient, (x) => x),
  unary(scaleGradient, (x) => x),
  elementwise(logicalNot, (x) => tf.logicalNot(x)),
]

/** wasm negates int32 by way of float32, which holds only 24 bits. */
function minus(x: tf.Tensor): tf.Tensor {
  return tf.sub(tf.scalar(0, 'int32'), x)
}

/** An infinite bound is none: a shader cannot write it. */
function clipTo(x: tf.Tensor, min: number, max: number): tf.Tensor {
  if (Number.isFinite(min) && Number.isFinite(max)) return tf.clipByValue(x, min, max)
  if (Number.isFinite(min)) return tf.maximum(x, min)
  return Number.isFinite(max) ? tf.minimum(x, max) : x
}
