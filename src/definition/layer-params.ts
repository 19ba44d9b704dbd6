import type { LayerPort } from './port.js'
import { choice, number, toggle } from './params/index.js'

/** What every layer has, as in LabVIEW's toolkit. The framework reads them by name; no node does. */
export const layerParams = {
  trainable: toggle({
    default: true,
    isAdvanced: true,
    doc: 'Whether training changes its weights; false freezes it.',
  }),
  learningRateFactor: number({
    default: 1,
    min: 0,
    isAdvanced: true,
    keras: null,
    doc: 'The learning rate of its weights, as a multiple of the one of the training: less than 1 for layers that were trained before.',
  }),
  mode: choice({
    default: 'auto',
    isAdvanced: true,
    keras: null,
    options: { auto: 'as the run', training: 'training', inference: 'inference' },
    doc: 'Whether it acts as in training (dropout, batch statistics), as in inference, or as the run says.',
  }),
}

/** The output at which a layer is handed on unapplied; its `x` may then stay unwired. */
export const layerOutput: LayerPort = {
  kind: 'layer',
  doc: 'The layer itself, unapplied: for a node that applies it, as TimeDistributed.',
}
