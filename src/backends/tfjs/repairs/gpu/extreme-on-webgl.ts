import * as tf from '@tensorflow/tfjs-core'
import { isWebgl } from './map-on-gpu.js'

/** How many elements one run of the shader looks at. */
const window = 32

/**
 * The greatest or least element of each row. webgl's own starts from -1e20 or 1e20: the maximum of -1e30 and of
 * -Infinity is -1e20 there (reduce_gpu.ts, tfjs 4.22).
 */
export function extremeOnWebgl(x: tf.Tensor, name: 'max' | 'min'): tf.Tensor {
  const rows = x.shape[0]
  let length = x.shape[1] ?? 1
  let extremes = x
  while (length > 1) {
    const count = Math.ceil(length / window)
    extremes = ofWindows(extremes, [rows, count], length, name)
    length = count
  }
  return tf.reshape(extremes, [rows])
}

function ofWindows(x: tf.Tensor, outputShape: [number, number], length: number, name: 'max' | 'min'): tf.Tensor {
  const backend = tf.backend()
  if (!isWebgl(backend)) throw new Error(`expected the webgl backend, received ${tf.getBackend()}`)
  const userCode = `
    void main() {
      ivec2 coords = getOutputCoords();
      int first = coords.y * ${window};
      float extreme = getX(coords.x, first);
      for (int i = 1; i < ${Math.min(window, length)}; i++) {
        if (first + i < ${length}) {
          float element = getX(coords.x, first + i);
          extreme = isnan(extreme) || isnan(element) ? extreme + element : ${name}(extreme, element);
        }
      }
      setOutput(extreme);
    }`
  const output = backend.compileAndRun({ variableNames: ['X'], outputShape, userCode }, [x], x.dtype)
  return tf.engine().makeTensorFromTensorInfo(output)
}
