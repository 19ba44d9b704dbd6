import * as tf from '@tensorflow/tfjs-core'
import { Device } from './device.js'
import type { TfjsBackendName } from './kernel.js'

/** The device of the backend that has just been started as the current one; `null` for those that compute on the processor. */
export async function watchDevice(name: TfjsBackendName): Promise<Device | null> {
  if (name === 'webgl') return watchWebgl()
  if (name === 'webgpu') return watchWebgpu()
  return null
}

async function watchWebgl(): Promise<Device | null> {
  const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl')
  const backend = tf.backend()
  if (!(backend instanceof MathBackendWebGL)) return null
  const { gl } = backend.gpgpu
  const device = new Device('webgl', 'WebGL context lost', () => gl.isContextLost())
  gl.canvas.addEventListener('webglcontextlost', () => device.lose())
  return device
}

async function watchWebgpu(): Promise<Device | null> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu')
  const backend = tf.backend()
  if (!(backend instanceof WebGPUBackend)) return null
  const device = new Device('webgpu', 'WebGPU device lost')
  void backend.device.lost.then(({ message }) =>
    device.lose(message === '' ? 'WebGPU device lost' : `WebGPU device lost: ${message}`),
  )
  return device
}
