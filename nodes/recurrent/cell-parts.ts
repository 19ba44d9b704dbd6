import type { Variant } from '../../src/definition/params/variant.js'
import { integer, number } from '../../src/definition/params/index.js'
import type { Values } from '../../src/definition/param.js'
import type { TensorPort } from '../../src/definition/port.js'
import type { Initializer, Weight } from '../../src/definition/weight.js'
import { layerParams } from '../../src/definition/layer-params.js'
import type { Shape, TensorType } from '../../src/operations/types.js'
import { constraint } from '../../src/weights/constraint.js'
import { initializer } from '../../src/weights/initializer.js'
import { kernelParams, kernelWeight } from '../../src/weights/kernel.js'
import { regularizer } from '../../src/weights/regularizer.js'
import { activation } from '../activation/activation.js'
import { tanh } from '../activation/tanh.js'

const part = (doc: string) => number({ default: 0, min: 0, max: 1, step: 0.05, slider: [0, 1], isAdvanced: true, doc })

/** What every recurrent cell lets a person set beside its size, with Keras' names and defaults. */
export const recurrentParams = {
  activation: activation({ default: tanh, doc: 'What is done to the new state.' }),
  ...kernelParams,
  recurrentInitializer: initializer({ default: 'orthogonal', doc: 'How the recurrent kernel starts.' }),
  recurrentRegularizer: regularizer({ doc: 'A penalty on the recurrent kernel, added to the loss.' }),
  recurrentConstraint: constraint({
    doc: 'A limit that the recurrent kernel is kept within after each training step.',
  }),
  dropout: part('How likely a feature of the input becomes zero in training, drawn once a sequence.'),
  recurrentDropout: part(
    'How likely an element of the recurrent state becomes zero in training, drawn once a sequence.',
  ),
  ...layerParams,
}

/** The same with the size of a cell over vectors. */
export const cellParams = {
  units: integer({ default: 32, min: 1, doc: 'How many outputs there are. Keras has no default.' }),
  ...recurrentParams,
}

export type CellValues = Values<typeof cellParams>

/** The input of a cell: one step. */
export const stepPort: TensorPort = { kind: 'tensor', rank: { min: 2, max: 2 }, doc: '`[batch, features]`.' }

/** Input kernel and recurrent kernel of a cell with so many gates. */
export function cellKernels(x: TensorType, params: CellValues, gates: number) {
  const { units } = params
  return {
    kernel: kernelWeight([x.shape.at(-1) ?? 1, gates * units], params),
    recurrent_kernel: recurrentWeight([units, gates * units], params),
  }
}

/** The recurrent kernel of a cell with these parameters. */
export function recurrentWeight(shape: Shape, params: Values<typeof recurrentParams>): Weight {
  const { recurrentInitializer, recurrentRegularizer, recurrentConstraint } = params
  return {
    shape,
    initializer: recurrentInitializer,
    regularizer: recurrentRegularizer,
    constraint: recurrentConstraint,
  }
}

/** The shape of a state: `[batch, units]`. */
export function stateShape({ shape: [batch = 1] }: TensorType, { units }: { readonly units: number }): Shape {
  return [batch, units]
}

/**
 * The initializer of an LSTM's bias with ones for the forget gate, so that it remembers from the start (Jozefowicz et al. 2015,
 * An Empirical Exploration of Recurrent Network Architectures).
 * @param rest starts the gates before and behind it, `units` and `2 * units` numbers, on their own as in Keras
 */
export function withForgetBias(rest: Variant<Initializer>, units: number): Variant<Initializer> {
  const { option, params } = rest
  return {
    option: {
      ...option,
      // Weights are made anew when the name of their initializer changes.
      type: `${option.type}WithForgetBias`,
      values(_shape, _params, draws) {
        const before = option.values([units], params, draws)
        const behind = option.values([2 * units], params, draws)
        return Float64Array.from([...before, ...new Float64Array(units).fill(1), ...behind])
      },
    },
    params,
  }
}
