import * as tf from '@tensorflow/tfjs-core'
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { glsl, type ShaderFunction, wgsl } from './shader-functions.js'

/** Applies a function of one float32, element by element, by a shader of our own. `name` identifies it. */
export function mapOnGpu(x: tf.Tensor, name: string, run: ShaderFunction): tf.Tensor {
  const backend = tf.backend()
  if (isWebgl(backend)) return mapOnWebgl(backend, x, run)
  if (isWebgpu(backend)) return mapOnWebgpu(backend, x, name, run)
  throw new Error(`${name}: expected a backend on a GPU, received ${tf.getBackend()}`)
}

function mapOnWebgl(backend: MathBackendWebGL, x: tf.Tensor, run: ShaderFunction): tf.Tensor {
  const userCode = `
    float mapElement(float x) {${run(glsl)}
    }
    void main() {
      setOutput(mapElement(getAAtOutCoords()));
    }`
  const output = backend.compileAndRun({ variableNames: ['A'], outputShape: x.shape, userCode }, [x], 'float32')
  return tf.engine().makeTensorFromTensorInfo(output)
}

const workgroupSize = 128

function mapOnWebgpu(backend: WebGPUBackend, x: tf.Tensor, name: string, run: ShaderFunction): tf.Tensor {
  const outputShape = [x.size]
  const program = {
    variableNames: ['A'],
    outputShape,
    shaderKey: `map_${name}`,
    size: true,
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(x.size / workgroupSize), 1, 1] satisfies [number, number, number],
    workgroupSize: [workgroupSize, 1, 1] satisfies [number, number, number],
    getUserCode: () => `
      fn mapElement(x : f32) -> f32 {${run(wgsl)}
      }
      fn main(index : i32) {
        if (index < uniforms.size) {
          setOutputAtIndex(index, mapElement(A[index]));
        }
      }`,
  }
  const output = backend.runWebGPUProgram(program, [tf.reshape(x, outputShape)], 'float32')
  return tf.reshape(tf.engine().makeTensorFromTensorInfo(output), x.shape)
}

/** The packages' classes are not imported, so that a page loads only the backend that it uses. */
export function isWebgl(backend: object): backend is MathBackendWebGL {
  return 'compileAndRun' in backend && 'texData' in backend
}

export function isWebgpu(backend: object): backend is WebGPUBackend {
  return 'runWebGPUProgram' in backend
}
