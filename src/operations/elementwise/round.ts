import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** The nearest whole number, halves to the even one, as in NumPy and Keras. It has no gradient. */
export const round: Operation<NoAttributes> = unary({ name: 'round', scalar: roundHalfToEven })

function roundHalfToEven(x: number): number {
  const below = Math.floor(x)
  const rest = x - below
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1
  return below % 2 === 0 ? below : below + 1
}
