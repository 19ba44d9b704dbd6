import { defineNode } from '../../src/definition/node.js'
import { checkFile } from './file-params.js'
import { checkImages, imageOutputs, imageParams, imageSource } from './image-archive.js'

export const imageFolder = defineNode({
  type: 'ImageFolder',
  label: 'Image folder',
  category: 'data',
  doc: {
    summary: 'Images of your own: each folder is a class.',
    use: 'Drop a folder on the node. Pixels go from 0 to 255: Rescaling with scale 1/255 brings them to 0 to 1. What is transparent becomes white.',
    source: 'https://keras.io/api/data_loading/image/',
  },
  inputs: {},
  outputs: imageOutputs,
  params: imageParams(
    'A folder with a folder of images for each class, several images, or a ZIP archive of them. They stay on this machine.',
    false,
  ),
  *check(_inputs, given) {
    yield* checkFile(given.file, given.file?.contents ?? null, 'a folder of images')
    yield* checkImages(given)
  },
  source: imageSource,
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})
