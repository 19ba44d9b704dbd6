import { defineNode } from '../../src/definition/node.js'
import { problem } from '../../src/definition/problem.js'
import { checkFile } from './file-params.js'
import { checkImages, imageOutputs, imageParams, imageSource } from './image-archive.js'

export const webcam = defineNode({
  type: 'Webcam',
  category: 'data',
  doc: {
    summary: 'Snapshots that you take with the camera, each of a class that you name.',
    use: 'Take some dozens of each class, then train. Snapshots are squares; pixels go from 0 to 255: Rescaling with scale 1/255 brings them to 0 to 1. The camera is on only while it is shown.',
    source: 'https://www.w3.org/TR/mediacapture-streams/',
  },
  inputs: {},
  outputs: imageOutputs,
  params: imageParams(
    'The snapshots, in a ZIP archive with a folder for each class. They stay on this machine: save the archive to take them to another one.',
    true,
  ),
  *check(_inputs, given) {
    if (given.file) yield* checkFile(given.file, given.file.contents ?? null, 'snapshots')
    else yield problem('missing', 'params.file', 'snapshots', 'none: take some with the camera, in the playground')
    yield* checkImages(given)
  },
  source: imageSource,
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})
