import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { nullable, tuple } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'
import { constraint } from '../../src/weights/constraint.js'
import { initializer } from '../../src/weights/initializer.js'
import { regularizer } from '../../src/weights/regularizer.js'

export const prelu = defineNode({
  type: 'PReLU',
  category: 'activation',
  doc: {
    summary: 'A leaky ReLU whose slope below zero is learnt, for each feature on its own.',
    formula: 'y = x for x ≥ 0, alpha · x otherwise',
    use: 'Where the best slope is not known. Behind convolutions the slope is usually shared over space: sharedAxes [1, 2].',
    source: 'He et al. 2015, arXiv:1502.01852',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 2 }, doc: '`[batch, ...]`.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' } },
  params: {
    alphaInitializer: initializer({ default: 'zeros', doc: 'How the slopes start. PyTorch: the constant 0.25.' }),
    alphaRegularizer: regularizer({ doc: 'A penalty on the slopes, added to the loss.' }),
    alphaConstraint: constraint({ doc: 'A limit that the slopes are kept within after each training step.' }),
    sharedAxes: nullable(
      tuple({
        default: [1],
        length: null,
        min: 1,
        doc: 'Axes along which all features have one slope, counted from 1.',
      }),
    ),
    ...layerParams,
  },
  *check({ x }, { sharedAxes }) {
    for (const axis of sharedAxes ?? []) {
      if (axis < x.shape.length) continue
      const expected = `an axis from 1 to ${x.shape.length - 1} of ${formatShape(x.shape)}`
      yield problem('parameter', 'params.sharedAxes', expected, String(axis))
    }
  },
  weights: ({ x }, { alphaInitializer, alphaRegularizer, alphaConstraint, sharedAxes }) => ({
    alpha: {
      shape: x.shape.slice(1).map((size, index) => (sharedAxes?.includes(index + 1) ? 1 : size)),
      initializer: alphaInitializer,
      regularizer: alphaRegularizer,
      constraint: alphaConstraint,
    },
  }),
  run: ({ x }, _params, { alpha }, ops) => ({
    y: ops.subtract(ops.relu(x), ops.multiply(alpha, ops.relu(ops.negate(x)))),
  }),
  mapping: { keras: 'PReLU', tfjs: 'prelu', pytorch: 'PReLU', onnx: 'PRelu' },
  examples: [
    {
      inputs: { x: [[-2, 3, -4]] },
      weights: { alpha: [0.5, 0.5, 0.25] },
      outputs: { y: [[-1, 3, -1]] },
      source: 'definition',
    },
  ],
})
