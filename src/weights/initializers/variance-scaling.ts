import { choice, number } from '../../definition/params/index.js'
import type { Param } from '../../definition/param.js'
import type { Fans, Initializer } from '../../definition/weight.js'
import type { RandomStream } from '../../operations/random-stream.js'
import { draw } from '../draw.js'
import { computeFans } from '../fans.js'

type FanMode = 'fanIn' | 'fanOut' | 'fanAvg'
type Distribution = 'truncatedNormal' | 'untruncatedNormal' | 'uniform'

interface Scaling {
  readonly scale: number
  readonly mode: FanMode
  readonly distribution: Distribution
}

/** The standard deviation of a standard normal distribution cut at two standard deviations. */
export const truncatedDeviation = 0.87962566103423978

/** Random values whose variance is `scale / fan`, fan being at least 1. */
function drawScaled(
  shape: readonly number[],
  { scale, mode, distribution }: Scaling,
  stream: RandomStream,
  { fanIn, fanOut }: Fans = computeFans(shape),
): Float64Array {
  const fan = { fanIn, fanOut, fanAvg: (fanIn + fanOut) / 2 }[mode]
  const variance = scale / Math.max(1, fan)
  if (distribution === 'uniform') {
    const limit = Math.sqrt(3 * variance)
    return draw(shape, () => limit * (2 * stream.uniform() - 1))
  }
  if (distribution === 'untruncatedNormal') return draw(shape, () => Math.sqrt(variance) * stream.normal())
  // What truncation takes from the variance is given back (TensorFlow.js does not: its glorotNormal is 12 % too narrow).
  const deviation = Math.sqrt(variance) / truncatedDeviation
  return draw(shape, () => deviation * stream.truncatedNormal())
}

export const varianceScaling: Initializer<{
  scale: Param<number>
  mode: Param<FanMode>
  distribution: Param<Distribution>
}> = {
  type: 'varianceScaling',
  label: 'variance scaling',
  keras: 'VarianceScaling',
  doc: 'Random numbers of variance scale / fan: the general form of the Glorot, He and LeCun initializers.',
  params: {
    scale: number({ default: 1, min: Number.MIN_VALUE, doc: 'The factor on the variance.' }),
    mode: choice({
      default: 'fanIn',
      options: { fanIn: 'inputs', fanOut: 'outputs', fanAvg: 'mean of both' },
      doc: 'Which connections of a unit are counted.',
    }),
    distribution: choice({
      default: 'truncatedNormal',
      options: { truncatedNormal: 'truncated normal', untruncatedNormal: 'normal', uniform: 'uniform' },
      doc: 'How the numbers are spread.',
    }),
  },
  values: drawScaled,
}

interface Named extends Scaling {
  readonly type: string
  readonly label: string
  readonly keras: string
  readonly doc: string
}

function named({ type, label, keras, doc, ...scaling }: Named): Initializer {
  return {
    type,
    label,
    keras,
    doc,
    params: {},
    values: (shape, _params, stream, fans) => drawScaled(shape, scaling, stream, fans),
  }
}

/** Glorot and Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html */
export const glorotNormal = named({
  type: 'glorotNormal',
  label: 'Glorot normal',
  keras: 'GlorotNormal',
  doc: 'Truncated normal of variance 2 / (fan in + fan out): for tanh and softmax.',
  scale: 1,
  mode: 'fanAvg',
  distribution: 'truncatedNormal',
})

/** Glorot and Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html */
export const glorotUniform = named({
  type: 'glorotUniform',
  label: 'Glorot uniform',
  keras: 'GlorotUniform',
  doc: 'Uniform of variance 2 / (fan in + fan out): the default of most kernels.',
  scale: 1,
  mode: 'fanAvg',
  distribution: 'uniform',
})

/** He et al. 2015, arXiv:1502.01852 */
export const heNormal = named({
  type: 'heNormal',
  label: 'He normal',
  keras: 'HeNormal',
  doc: 'Truncated normal of variance 2 / fan in: for ReLU and its relatives.',
  scale: 2,
  mode: 'fanIn',
  distribution: 'truncatedNormal',
})

/** He et al. 2015, arXiv:1502.01852 */
export const heUniform = named({
  type: 'heUniform',
  label: 'He uniform',
  keras: 'HeUniform',
  doc: 'Uniform of variance 2 / fan in: for ReLU and its relatives.',
  scale: 2,
  mode: 'fanIn',
  distribution: 'uniform',
})

/** Klambauer et al. 2017, arXiv:1706.02515 */
export const lecunNormal = named({
  type: 'lecunNormal',
  label: 'LeCun normal',
  keras: 'LecunNormal',
  doc: 'Truncated normal of variance 1 / fan in: what SELU needs.',
  scale: 1,
  mode: 'fanIn',
  distribution: 'truncatedNormal',
})

/** LeCun et al. 1998, Efficient BackProp */
export const lecunUniform = named({
  type: 'lecunUniform',
  label: 'LeCun uniform',
  keras: 'LecunUniform',
  doc: 'Uniform of variance 1 / fan in.',
  scale: 1,
  mode: 'fanIn',
  distribution: 'uniform',
})
