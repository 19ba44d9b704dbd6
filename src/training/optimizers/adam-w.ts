import { number } from '../../definition/params/index.js'
import { adamParams, adamSlots, updateByAdam } from './adam.js'
import { decayWeight } from './decay.js'
import { defineOptimizer } from './optimizer.js'
import { learningRate } from './params.js'

/** Loshchilov and Hutter 2019, arXiv:1711.05101 */
export const adamW = defineOptimizer({
  type: 'adamW',
  label: 'AdamW',
  keras: 'AdamW',
  doc: 'Adam with weights that decay on their own, apart from the gradient. w ← w − ληw, then Adam.',
  params: {
    learningRate: learningRate(),
    weightDecay: number({
      default: 0.004,
      min: 0,
      doc: 'The share of each weight that is taken away at each step, times the learning rate.',
    }),
    ...adamParams,
  },
  slots: (params) => adamSlots(params),
  update: (step, params, ops) =>
    updateByAdam(
      { ...step, weight: decayWeight(step.weight, params.weightDecay, step.learningRate, ops) },
      params,
      ops,
    ),
})
