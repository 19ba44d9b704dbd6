import type { Variant } from '../../src/definition/params/index.js'
import type { Initializer } from '../../src/definition/weight.js'

const initializer: Initializer = {
  type: 'zeros',
  label: 'zeros',
  doc: 'Zeros.',
  keras: 'Zeros',
  params: {},
  values: (shape) => new Float64Array(shape.reduce((count, size) => count * size, 1)),
}

/** An initializer for tests that declare weights. */
export const zeros: Variant<Initializer> = { option: initializer, params: {} }
