import type { TensorData } from '../operations/types.js'
import { FormatError, quoteValue } from './format-error.js'

/** Highest rank that is read or written: that of numpy. */
const maxRank = 64

/**
 * A value from a file as a shape.
 * @throws FormatError, at `at`, if it is not a list of at most 64 sizes, whole numbers from 0
 */
export function readShape(at: string, value: unknown): readonly number[] {
  const isSize = (size: unknown): size is number => Number.isSafeInteger(size) && Number(size) >= 0
  if (Array.isArray(value) && value.length <= maxRank && value.every(isSize)) return value
  throw new FormatError(at, `a list of at most ${maxRank} whole numbers from 0`, quoteValue(value))
}

/** How many numbers a shape holds; inexact above 2^53, but never too small. */
export function countElements(shape: readonly number[]): number {
  // An empty axis first: else huge sizes may come to infinity times zero.
  return shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1)
}

/**
 * Checks what is to be written: as many numbers as the shape holds, in an array of the dtype. A Uint8Array may hold
 * int32 values too: bytes of an image, say.
 * @throws FormatError, at `at`, otherwise
 */
export function checkTensor(at: string, { dtype, shape, data }: TensorData): void {
  const count = countElements(readShape(`${at}.shape`, shape))
  if (data.length !== count) {
    throw new FormatError(at, `${count} values for shape ${quoteValue(shape)}`, `${data.length}`)
  }
  const isOfType = {
    float32: data instanceof Float32Array,
    int32: data instanceof Int32Array || data instanceof Uint8Array,
    bool: data instanceof Uint8Array,
  }
  if (!isOfType[dtype]) throw new FormatError(`${at}.data`, `an array of ${dtype}`, data.constructor.name)
}
