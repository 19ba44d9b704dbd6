import type { JsonObject } from '../../../src/definition/json.js'
import type { PortReference } from '../../../src/graph/graph.js'
import { type Layer, Network, type Place } from './network.js'
import { placeBlocks } from './place-blocks.js'

/** Table 1 of the paper: the narrow width, the blocks and the stride of each stage, under Keras' names. */
const stages = [
  { name: 'conv2', width: 64, blocks: 3, stride: 1 },
  { name: 'conv3', width: 128, blocks: 4, stride: 2 },
  { name: 'conv4', width: 256, blocks: 6, stride: 2 },
  { name: 'conv5', width: 512, blocks: 3, stride: 2 },
]

/** A block: three convolutions of three and two nodes, the sum and its activation. */
const columns = 10
/** How far the layers of a block stand below its shortcut. */
const drop = 340
const rowHeight = 680

interface Block {
  readonly name: string
  /** Channels between the first and the last convolution, a quarter of what goes in and out. */
  readonly width: number
  readonly stride: number
  /** Whether the shortcut is a convolution too: where the shape changes. */
  readonly hasProjection: boolean
}

/**
 * ResNet-50 (He et al. 2015, arXiv:1512.03385) for images of 224 by 224 pixels and 1,000 classes, layer by layer and name by name as
 * `keras.applications.ResNet50` (which has the stride in the first convolution of a block, as the paper), behind the preprocessing that it wants.
 */
export function resnet50(): JsonObject {
  const network = new Network()
  const places = placeBlocks(
    stages.map(({ blocks }) => blocks),
    { columns, rowHeight, top: 420 },
  )
  let x = addStem(network)
  let number = 0
  for (const { name, width, blocks, stride } of stages) {
    for (let index = 0; index < blocks; index++) {
      const isFirst = index === 0
      const block = { name: `${name}_block${index + 1}`, width, stride: isFirst ? stride : 1, hasProjection: isFirst }
      x = addBlock(network, x, block, places.blocks[number]!)
      number++
    }
  }
  addHead(network, x, places.end)
  return network.toJson(
    'ResNet50 without weights',
    'ResNet50 as Keras builds it, on a photo: 25.6 million parameters, 3.9 billion multiply-adds. Its weights are random, so its scores mean nothing.',
  )
}

/** Preprocessing as when it was trained with Caffe: blue, green and red, the mean of ImageNet's pixels taken away. */
function addStem(network: Network): PortReference {
  network.add(['Photo', 'photo'], {}, { column: 0, y: 0 })
  network.add(['Split', 'rgb', { axis: -1, parts: 3 }], { x: ['photo', 'image'] }, { column: 1, y: 0 })
  const turned = { x1: ['rgb', 'y3'], x2: ['rgb', 'y2'], x3: ['rgb', 'y1'] } as const
  const bgr = network.add(['Concatenate', 'bgr', { axis: -1 }], turned, { column: 2, y: 0 })
  const layers: Layer[] = [
    ['Normalization', 'center', { mean: [103.939, 116.779, 123.68], variance: [1] }],
    ['ZeroPadding2D', 'conv1_pad', { padding: [3, 3, 3, 3] }],
    convolution('conv1_conv', { filters: 64, kernelSize: [7, 7], strides: [2, 2] }),
    normalization('conv1_bn'),
    relu('conv1_relu'),
    ['ZeroPadding2D', 'pool1_pad', { padding: [1, 1, 1, 1] }],
    ['MaxPooling2D', 'pool1_pool', { poolSize: [3, 3], strides: [2, 2] }],
  ]
  const x = network.chain(bgr, layers, { column: 3, y: 0 })
  network.add(['ImageGrid', 'picture', { range: 'byte' }], { x: ['photo', 'image'] }, { column: 11, y: 0 })
  return x
}

/** A bottleneck block: narrowed, convolved, widened, added to its shortcut. */
function addBlock(network: Network, from: PortReference, block: Block, { column, y }: Place): PortReference {
  const { name, width, stride, hasProjection } = block
  const wide = 4 * width
  const strides = [stride, stride]
  const projection: Layer[] = [
    convolution(`${name}_0_conv`, { filters: wide, kernelSize: [1, 1], strides }),
    normalization(`${name}_0_bn`),
  ]
  const layers: Layer[] = [
    convolution(`${name}_1_conv`, { filters: width, kernelSize: [1, 1], strides }),
    normalization(`${name}_1_bn`),
    relu(`${name}_1_relu`),
    convolution(`${name}_2_conv`, { filters: width, kernelSize: [3, 3], padding: 'same' }),
    normalization(`${name}_2_bn`),
    relu(`${name}_2_relu`),
    convolution(`${name}_3_conv`, { filters: wide, kernelSize: [1, 1] }),
    normalization(`${name}_3_bn`),
  ]
  const shortcut = hasProjection ? network.chain(from, projection, { column, y }) : from
  const residual = network.chain(from, layers, { column, y: y + drop })
  const end = column + layers.length
  const sum = network.add(['Add', `${name}_add`], { x1: shortcut, x2: residual }, { column: end, y })
  return network.add(relu(`${name}_out`), { x: sum }, { column: end + 1, y })
}

function addHead(network: Network, x: PortReference, place: Place): void {
  const layers: Layer[] = [
    ['GlobalAveragePooling2D', 'avg_pool'],
    ['Dense', 'predictions', { units: 1000, activation: 'softmax' }],
  ]
  const scores = network.chain(x, layers, place)
  network.add(['Histogram', 'scores'], { x1: scores }, { column: place.column + layers.length, y: place.y })
}

function convolution(id: string, params: JsonObject): Layer {
  return ['Conv2D', id, params]
}

function normalization(id: string): Layer {
  return ['BatchNormalization', id, { epsilon: 1.001e-5 }]
}

function relu(id: string): Layer {
  return ['Activation', id, { activation: 'relu' }]
}
