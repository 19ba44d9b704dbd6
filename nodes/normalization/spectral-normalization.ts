import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import type { LayerType } from '../../src/definition/layer.js'
import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import type { Weight } from '../../src/definition/weight.js'
import { ShapeError } from '../../src/operations/operation.js'
import type { TensorType } from '../../src/operations/types.js'
import { initializerVariant } from '../../src/weights/initializer.js'
import { divideBySpectralNorm } from './spectral-norm.js'

export const spectralNormalization = defineNode({
  type: 'SpectralNormalization',
  label: 'Spectral normalization',
  category: 'normalization',
  doc: {
    summary: 'Applies a layer whose kernel is divided by its greatest singular value.',
    formula:
      'in training: v = u Wᵀ / ‖u Wᵀ‖, u = v W / ‖v W‖, kernel ← kernel / (v W uᵀ), W being the kernel with all axes but the last as one; in inference the kernel as training left it',
    use: 'To keep the discriminator of a generative adversarial network from changing too fast. The layer has a kernel or embeddings: Dense, EinsumDense, Embedding, and the convolutions that are not separable.',
    source: 'Miyato et al. 2018, arXiv:1802.05957',
  },
  inputs: {
    x: { kind: 'tensor', dtypes: ['float32', 'int32'], rank: { min: 1 }, doc: 'What the layer takes.' },
    layer: { kind: 'layer', accepts: 'layer', doc: 'The layer: the output `layer` of its node.' },
  },
  outputs: { y: { kind: 'tensor', doc: 'What the layer gives, float32 whatever x is.' }, layer: layerOutput },
  params: {
    powerIterations: integer({
      default: 1,
      min: 1,
      doc: 'How often u and v are brought nearer to the singular vectors in each step of training.',
    }),
    mode: layerParams.mode,
  },
  *check({ x, layer }) {
    if (layer.weights(x) !== null && kernelOf(layer, x) === null)
      yield problem('parameter', 'layer', 'a layer with a kernel or embeddings', layer.type)
  },
  weights: ({ x, layer }) => ({ vector_u: vectorFor(kernelOf(layer, x)) }),
  run({ x, layer }, { powerIterations }, { vector_u: u }, ops) {
    const kernel = kernelOf(layer, { dtype: ops.dtypeOf(x), shape: ops.shapeOf(x) })
    const isTraining = ops.mode === 'training'
    const { y } = layer.apply({ x }, (name, value) => {
      if (!isTraining || name !== kernel?.name || u === null) return value
      const { normalized, next } = divideBySpectralNorm(ops, value, u, powerIterations)
      ops.update('vector_u', next)
      // As in Keras: what training leaves is what inference takes.
      ops.update(name, normalized)
      return normalized
    })
    if (!y) throw new ShapeError('layer', 'a layer with an output y', layer.type)
    return { y }
  },
  mapping: { keras: 'SpectralNormalization', tfjs: null, pytorch: 'spectral_norm', onnx: null },
})

/** The weight that is normalized; `null` where the layer has none, or does not take `x`. As in Keras not that of a recurrent layer. */
function kernelOf(layer: LayerType, x: TensorType): { readonly name: string; readonly weight: Weight } | null {
  const weights = layer.weights(x) ?? {}
  const isRecurrent = 'recurrent_kernel' in weights
  const [found] = Object.entries(weights).filter(([name]) => name === 'kernel' || name === 'embeddings')
  if (isRecurrent || !found?.[1]) return null
  return { name: found[0], weight: found[1] }
}

/** What Keras starts u with. */
function vectorFor(kernel: ReturnType<typeof kernelOf>): Weight | null {
  if (kernel === null) return null
  const initializer = initializerVariant('truncatedNormal', { stddev: 0.02 })
  return { shape: [1, kernel.weight.shape.at(-1) ?? 1], initializer, isTrainable: false }
}
