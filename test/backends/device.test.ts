import { describe, expect, it } from 'vitest'
import { Device } from '../../src/backends/tfjs/device.js'

const message = 'the graphics card was taken away (WebGL context lost): what was computed on it is gone'

describe('a device', () => {
  it('that is there changes nothing: results and failures are those of the work', async () => {
    const device = new Device('webgl', 'WebGL context lost', () => false)
    expect(device.run(() => 1)).toBe(1)
    expect(await device.wait(() => Promise.resolve(2))).toBe(2)
    const fail = () => {
      throw new Error('too large')
    }
    expect(() => device.run(fail)).toThrow('too large')
    await expect(device.wait(() => Promise.reject(new Error('too large')))).rejects.toThrow('too large')
    expect(device.isLost).toBe(false)
  })

  it('that is lost ends what waits for ever', async () => {
    const device = new Device('webgl', 'WebGL context lost')
    const waiting = device.wait(() => new Promise(() => undefined))
    device.lose()
    await expect(waiting).rejects.toThrow(message)
    expect(() => device.run(() => 1)).toThrow(message)
    await expect(device.wait(() => Promise.resolve(1))).rejects.toThrow(message)
  })

  it('that is lost without a word is found out by asking it, after work as well: what it gave is no result', async () => {
    let isGone = false
    const device = new Device('webgl', 'WebGL context lost', () => isGone)
    const read = device.wait(() => {
      isGone = true
      return Promise.resolve(0)
    })
    await expect(read).rejects.toThrow(message)
    expect(device.isLost).toBe(true)
  })

  it('that is lost explains a failure of the work', () => {
    let isGone = false
    const device = new Device('webgpu', 'WebGPU device lost', () => isGone)
    const fail = () => {
      isGone = true
      throw new Error('Unable to create WebGLTexture')
    }
    expect(() => device.run(fail)).toThrow('(WebGPU device lost)')
    device.lose('another reason')
    expect(() => device.check()).toThrow('(WebGPU device lost)')
  })
})
