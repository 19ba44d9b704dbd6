import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../kernel.js'

/**
 * Moves the elements of tensors about by `run`, bools as int32 on wasm: there SelectV2.cc and Reverse.cc copy elements of four bytes whatever
 * the dtype, and write beyond the end of a bool, whose elements have one: later calls then fail anywhere (tfjs 4.22).
 */
export function withWideElements(
  tensors: readonly tf.Tensor[],
  backend: TfjsBackendName,
  run: (...tensors: tf.Tensor[]) => tf.Tensor,
): tf.Tensor {
  if (backend !== 'wasm' || tensors.some(({ dtype }) => dtype !== 'bool')) return run(...tensors)
  return tf.cast(run(...tensors.map((tensor) => tf.cast(tensor, 'int32'))), 'bool')
}
