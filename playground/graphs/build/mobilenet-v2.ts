import type { JsonObject } from '../../../src/definition/json.js'
import type { PortReference } from '../../../src/graph/graph.js'
import { type Layer, Network, type Place } from './network.js'
import { placeBlocks } from './place-blocks.js'

/** Table 2 of the paper: expansion, filters, blocks and stride of the first block of each stage. */
const stages = [
  { expansion: 1, filters: 16, blocks: 1, stride: 1 },
  { expansion: 6, filters: 24, blocks: 2, stride: 2 },
  { expansion: 6, filters: 32, blocks: 3, stride: 2 },
  { expansion: 6, filters: 64, blocks: 4, stride: 2 },
  { expansion: 6, filters: 96, blocks: 3, stride: 1 },
  { expansion: 6, filters: 160, blocks: 3, stride: 2 },
  { expansion: 6, filters: 320, blocks: 1, stride: 1 },
]

/** The longest block: expansion, depthwise and projection of three nodes each, and the sum or the padding. */
const columns = 10
/** How far the layers of a block stand below its sum, so that the wire past them can be seen. */
const drop = 60
const rowHeight = 420

interface Block {
  /** Keras' prefix of the layers' names. */
  readonly prefix: string
  readonly expansion: number
  readonly channels: number
  readonly filters: number
  readonly stride: number
}

/**
 * MobileNetV2 (Sandler et al. 2018, arXiv:1801.04381) of width 1 for images of 224 by 224 pixels and 1,000 classes, layer by layer and name by
 * name as `keras.applications.MobileNetV2`, behind the preprocessing that it wants.
 */
export function mobilenetV2(): JsonObject {
  const network = new Network()
  const places = placeBlocks(
    stages.map(({ blocks }) => blocks),
    { columns, rowHeight, top: rowHeight },
  )
  let x = addStem(network)
  let channels = 32
  let number = 0
  for (const { expansion, filters, blocks, stride } of stages) {
    for (let index = 0; index < blocks; index++) {
      const prefix = number === 0 ? 'expanded_conv' : `block_${number}`
      const block = { prefix, expansion, channels, filters, stride: index === 0 ? stride : 1 }
      x = addBlock(network, x, block, places.blocks[number]!)
      channels = filters
      number++
    }
  }
  addHead(network, x, places.end)
  return network.toJson(
    'MobileNetV2 without weights',
    'MobileNetV2 as Keras builds it, on a photo: 3.5 million parameters, 300 million multiply-adds. Its weights are random, so its scores mean nothing.',
  )
}

function addStem(network: Network): PortReference {
  network.add(['Photo', 'photo'], {}, { column: 0, y: 0 })
  network.add(['ImageGrid', 'picture', { range: 'byte' }], { x: ['photo', 'image'] }, { column: 6, y: 0 })
  const scale: Layer = ['Rescaling', 'rescaling', { scale: 1 / 127.5, offset: -1 }]
  const layers: Layer[] = [
    scale,
    convolution('Conv1', { filters: 32, kernelSize: [3, 3], strides: [2, 2], padding: 'same' }),
    normalization('bn_Conv1'),
    relu6('Conv1_relu'),
  ]
  return network.chain(['photo', 'image'], layers, { column: 1, y: 0 })
}

/** An inverted residual block: widened, convolved channel by channel, narrowed, and added to what came in where that fits. */
function addBlock(network: Network, from: PortReference, block: Block, { column, y }: Place): PortReference {
  const { prefix, expansion, channels, filters, stride } = block
  const widened = expansion * channels
  const layers: Layer[] = [
    ...(expansion === 1
      ? []
      : [pointwise(`${prefix}_expand`, widened), normalization(`${prefix}_expand_BN`), relu6(`${prefix}_expand_relu`)]),
    // How Keras writes the "same" of TensorFlow for sides of even length: a border below and to the right.
    ...(stride === 2 ? [['ZeroPadding2D', `${prefix}_pad`, { padding: [0, 1, 0, 1] }] as const] : []),
    [
      'DepthwiseConv2D',
      `${prefix}_depthwise`,
      { kernelSize: [3, 3], strides: [stride, stride], padding: stride === 1 ? 'same' : 'valid', useBias: false },
    ],
    normalization(`${prefix}_depthwise_BN`),
    relu6(`${prefix}_depthwise_relu`),
    pointwise(`${prefix}_project`, filters),
    normalization(`${prefix}_project_BN`),
  ]
  const y2 = network.chain(from, layers, { column, y: y + drop })
  if (stride !== 1 || channels !== filters) return y2
  return network.add(['Add', `${prefix}_add`], { x1: from, x2: y2 }, { column: column + layers.length, y })
}

function addHead(network: Network, x: PortReference, place: Place): void {
  const layers: Layer[] = [
    convolution('Conv_1', { filters: 1280, kernelSize: [1, 1] }),
    normalization('Conv_1_bn'),
    relu6('out_relu'),
    ['GlobalAveragePooling2D', 'global_average_pooling2d'],
    ['Dense', 'predictions', { units: 1000, activation: 'softmax' }],
  ]
  const scores = network.chain(x, layers, place)
  network.add(['Histogram', 'scores'], { x1: scores }, { column: place.column + layers.length, y: place.y })
}

function pointwise(id: string, filters: number): Layer {
  return convolution(id, { filters, kernelSize: [1, 1], padding: 'same' })
}

function convolution(id: string, params: JsonObject): Layer {
  return ['Conv2D', id, { ...params, useBias: false }]
}

function normalization(id: string): Layer {
  return ['BatchNormalization', id, { momentum: 0.999, epsilon: 0.001 }]
}

function relu6(id: string): Layer {
  return ['ReLU', id, { maxValue: 6 }]
}
