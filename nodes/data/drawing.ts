import { defineNode } from '../../src/definition/node.js'
import { number, strokes, toggle, tuple } from '../../src/definition/params/index.js'
import { drawnDigits } from './drawing-samples.js'
import { rasterizeStrokes } from './rasterize-strokes.js'

export const drawing = defineNode({
  type: 'Drawing',
  category: 'data',
  doc: {
    summary: 'What a person draws, as an image: one example for a network.',
    use: 'To try a trained network by hand. Size and scale as they are make images like those of Digits; for other networks set size and ink as in the images that they were trained on.',
    source:
      'Pixels count inked parts, 4 by 4 each, as in https://archive.ics.uci.edu/dataset/80 (Alpaydin and Kaynak 1998)',
  },
  inputs: {},
  outputs: { image: { kind: 'tensor', doc: '`[1, height, width, 1]`, float32: 0 (paper) to scale (ink).' } },
  params: {
    strokes: strokes({
      label: 'Drawing',
      keras: null,
      samples: drawnDigits,
      doc: 'The drawing. A digit that is typed draws a sample, Delete clears.',
    }),
    size: tuple({ default: [8, 8], length: 2, min: 1, max: 512, keras: null, doc: 'Height and width in pixels.' }),
    scale: number({ default: 16, keras: null, doc: 'The value of full ink: 16 for Digits, 1 or 255 for others.' }),
    pen: number({
      default: 0.16,
      min: 0.01,
      max: 0.5,
      step: 0.01,
      slider: [0.02, 0.4],
      isAdvanced: true,
      keras: null,
      doc: 'How thick the pen is, as a share of the shorter side of the image.',
    }),
    isFitted: toggle({
      default: true,
      isAdvanced: true,
      keras: null,
      label: 'Fitted',
      doc: 'Whether the drawing is centred and scaled to be as high as the image, as digits of data sets are.',
    }),
    widest: number({
      default: 0.75,
      min: 0.1,
      max: 1,
      step: 0.05,
      isAdvanced: true,
      keras: null,
      doc: 'How wide a fitted drawing may be, as a share of the image: a wider one is squeezed. No digit of Digits is wider than three quarters.',
    }),
  },
  run(_inputs, { strokes: drawn, size: [height = 1, width = 1], scale, pen, isFitted, widest }, _weights, ops) {
    const data = rasterizeStrokes(drawn, { height, width, pen, isFitted, widest }).map((ink) => ink * scale)
    return { image: ops.constant({ dtype: 'float32', shape: [1, height, width, 1], data }) }
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: {},
      // A horizontal line, half as thick as the image is high, from side to side.
      params: { strokes: [[0, 128, 255, 128]], size: [2, 2], scale: 16, pen: 0.5, isFitted: false },
      outputs: { image: [[[[8], [8]], [[8], [8]]]] }, // prettier-ignore
      source: 'by hand: two of the four rows of parts of each pixel are inked',
    },
  ],
})
