import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import type { DType, Shape } from '../types.js'

export type FillAttributes = { readonly shape: Shape; readonly value: number; readonly dtype: DType }

/** A tensor of one repeated number; its shape may be symbolic. */
export const fill: Operation<FillAttributes> = {
  name: 'fill',
  infer: (_inputs, { shape, dtype }) => [{ dtype, shape }],
}

/** `dtype` is by default float32. */
export const callFill =
  <V>(trace: Trace<V>) =>
  (shape: Shape, value: number, dtype: DType = 'float32'): V =>
    applyOne(trace, fill, [], { shape, value, dtype })

/** Zeros (or any other number) of the shape and dtype of `x`. */
export const callFillLike =
  <V>(trace: Trace<V>, value: number) =>
  (x: V): V => {
    const { shape, dtype } = trace.typeOf(x)
    return callFill(trace)(shape, value, dtype)
  }
