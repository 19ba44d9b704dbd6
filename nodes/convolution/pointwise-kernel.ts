import type { Values } from '../../src/definition/param.js'
import type { Weight } from '../../src/definition/weight.js'
import type { Shape } from '../../src/operations/types.js'
import { constraint } from '../../src/weights/constraint.js'
import { initializer } from '../../src/weights/initializer.js'
import { regularizer } from '../../src/weights/regularizer.js'

/** What a person may set about a kernel that mixes the channels of each place. */
export const pointwiseParams = {
  pointwiseInitializer: initializer({ default: 'glorotUniform', doc: 'How the pointwise kernel starts.' }),
  pointwiseRegularizer: regularizer({ doc: 'A penalty on the pointwise kernel, added to the loss.' }),
  pointwiseConstraint: constraint({
    doc: 'A limit that the pointwise kernel is kept within after each training step.',
  }),
}

/** The kernel of this shape. */
export function pointwiseWeight(shape: Shape, params: Values<typeof pointwiseParams>): Weight {
  const {
    pointwiseInitializer: initializer,
    pointwiseRegularizer: regularizer,
    pointwiseConstraint: constraint,
  } = params
  return { shape, initializer, regularizer, constraint }
}
