import { number } from '../../src/definition/params/index.js'

/** How likely something is dropped. */
export function rate(what: string) {
  return number({
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
    slider: [0, 1],
    doc: `${what} Keras has no default.`,
  })
}
