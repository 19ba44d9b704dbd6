import * as tf from '@tensorflow/tfjs-core'
import { expect, it, vi } from 'vitest'
import { createTfjsBackend, selfTest, type TfjsBackendName } from '../../src/backends/tfjs/index.js'
import { add } from '../../src/operations/elementwise/add.js'
import { cast } from '../../src/operations/elementwise/cast.js'
import { exp } from '../../src/operations/elementwise/exp.js'
import { greater } from '../../src/operations/elementwise/greater.js'
import { scaleGradient } from '../../src/operations/elementwise/scale-gradient.js'
import { stopGradient } from '../../src/operations/elementwise/stop-gradient.js'
import { matMul } from '../../src/operations/linear/mat-mul.js'
import { scatterAdd } from '../../src/operations/indexing/scatter-add.js'
import type { Attributes, Operation } from '../../src/operations/operation.js'
import { all } from '../../src/operations/reduction/all.js'
import { max } from '../../src/operations/reduction/max.js'
import { sum } from '../../src/operations/reduction/sum.js'
import { concat } from '../../src/operations/shape/concat.js'
import { pad } from '../../src/operations/shape/pad.js'
import { reshape } from '../../src/operations/shape/reshape.js'
import { transpose } from '../../src/operations/shape/transpose.js'
import { constant } from '../../src/operations/source/constant.js'
import { random } from '../../src/operations/source/random.js'
import type { TensorData } from '../../src/operations/types.js'
import { convolutionFilterGradient } from '../../src/operations/window/convolution-filter-gradient.js'
import type { Handle } from '../../src/engine/backend.js'
import { bool, float32, int32 } from './cases/case.js'

const nothing = { tensors: 0, bytes: 0 }

/** The only result. */
export function only(handles: readonly Handle[]): Handle {
  const [handle] = handles
  if (!handle || handles.length !== 1) throw new Error(`expected one handle, received ${handles.length}`)
  return handle
}

/** What every backend must do beside computing rightly: own what it makes and nothing else. */
export function testBackend(name: TfjsBackendName): void {
  it('starts without a word', async () => {
    const said = vi.spyOn(console, 'warn')
    const backend = await createTfjsBackend(name)
    const x = backend.upload(float32([1]))
    expect(said).not.toHaveBeenCalled()
    said.mockRestore()
    backend.dispose(x)
  })

  it('counts its tensors and bytes as TensorFlow.js does', async () => {
    const backend = await createTfjsBackend(name)
    const before = tf.memory()
    const x = backend.upload(float32([1, 2, 3, 4], [2, 2]))
    const y = only(backend.execute(exp, [x], {}))
    expect(backend.memory()).toEqual({ tensors: 2, bytes: 32 })
    const { numTensors, numBytes } = tf.memory()
    expect({ tensors: numTensors - before.numTensors, bytes: numBytes - before.numBytes }).toEqual(backend.memory())
    backend.dispose(x)
    backend.dispose(y)
    expect(backend.memory()).toEqual(nothing)
  })

  it.each([
    ['stopGradient', stopGradient, {}],
    ['scaleGradient', scaleGradient, { scale: 2 }],
    ['reshape', reshape, { shape: [3] }],
    ['sum over no axes', sum, { axes: [], keepDims: false }],
  ] satisfies [string, Operation, object][])(
    'gives a handle of its own for the same elements: %s',
    async (_, operation, attributes) => {
      const backend = await createTfjsBackend(name)
      const x = backend.upload(float32([1, 2, 3]))
      const y = only(backend.execute(operation, [x], attributes))
      // TensorFlow.js counts shared elements once for each tensor.
      expect(backend.memory()).toEqual({ tensors: 2, bytes: 24 })
      backend.dispose(x)
      expect([...(await backend.read(y)).data]).toEqual([1, 2, 3])
      backend.dispose(y)
      expect(backend.memory()).toEqual(nothing)
    },
  )

  it('is not touched by changes to what was uploaded, is constant, or was read', async () => {
    const backend = await createTfjsBackend(name)
    const value = float32([1, 2])
    const handles = [backend.upload(value), only(backend.execute(constant, [], { value }))]
    value.data[0] = 100
    for (const handle of handles) {
      const read = await backend.read(handle)
      read.data[1] = 200
      expect([...(await backend.read(handle)).data]).toEqual([1, 2])
      backend.dispose(handle)
    }
  })

  it('reads bools as 0 and 1', async () => {
    const backend = await createTfjsBackend(name)
    const x = backend.upload(bool([1, 0, 1]))
    expect(await backend.read(x)).toEqual(bool([1, 0, 1]))
    backend.dispose(x)
  })

  it.each([
    float32([1, 2, 3, 4, 5, 6], [3, 2]),
    float32([1, 2], [2]),
    int32([1, 2, 3, 4], [2, 1, 2]),
    bool([1, 0, 0, 1], [2, 2]),
    float32([], [0, 3]),
    float32([], [3, 0]),
    float32(
      Array.from({ length: 200 }, (_, i) => i),
      [4, 50],
    ),
    float32(
      Array.from({ length: 64 }, (_, i) => i),
      [2, 2, 2, 2, 2, 2],
    ),
  ])('takes $dtype $shape apart and puts it together', async (tensor) => {
    const backend = await createTfjsBackend(name)
    const [count, ...shape] = tensor.shape
    const x = backend.upload(tensor)
    const slices = backend.unstack(x)
    backend.dispose(x)
    expect(slices.map(({ type }) => type)).toEqual(
      Array.from({ length: count! }, () => ({ dtype: tensor.dtype, shape })),
    )
    const together = backend.stack(slices, { dtype: tensor.dtype, shape })
    slices.forEach((slice) => backend.dispose(slice))
    expect(await backend.read(together)).toEqual(tensor)
    backend.dispose(together)
    expect(backend.memory()).toEqual(nothing)
  })

  it('stacks nothing to a tensor without elements', async () => {
    const backend = await createTfjsBackend(name)
    const stacked = backend.stack([], { dtype: 'int32', shape: [2] })
    expect(await backend.read(stacked)).toEqual(int32([], [0, 2]))
    backend.dispose(stacked)
  })

  it('computes on an empty batch', async () => {
    const backend = await createTfjsBackend(name)
    const [x, w] = [backend.upload(float32([], [0, 3])), backend.upload(float32([1, 2, 3], [3, 1]))]
    const y = only(backend.execute(matMul, [x, w], { transposeA: false, transposeB: false }))
    expect(await backend.read(y)).toEqual(float32([], [0, 1]))
    const total = only(backend.execute(sum, [y], { axes: [0, 1], keepDims: false }))
    expect(await backend.read(total)).toEqual(float32([0], []))
    const dw = only(backend.execute(matMul, [x, y], { transposeA: true, transposeB: false }))
    expect(await backend.read(dw)).toEqual(float32([0, 0, 0], [3, 1]))
    ;[x, w, y, total, dw].forEach((handle) => backend.dispose(handle))
    expect(backend.memory()).toEqual(nothing)
  })

  it.each<[string, Operation, readonly TensorData[], Attributes, readonly number[]]>([
    ['sum', sum, [float32([], [0, 2])], { axes: [0], keepDims: false }, [0, 0]],
    ['max', max, [float32([], [2, 0])], { axes: [1], keepDims: true }, [-Infinity, -Infinity]],
    ['all', all, [bool([], [0])], { axes: [0], keepDims: false }, [1]],
    [
      'pad',
      pad,
      [float32([], [0, 2])],
      {
        padding: [
          [1, 0],
          [0, 0],
        ],
        value: 3,
      },
      [3, 3],
    ],
    ['scatterAdd', scatterAdd, [int32([], [0]), float32([], [0, 2])], { size: 1 }, [0, 0]],
    ['concat', concat, [float32([], [0, 2]), float32([1, 2], [1, 2])], { axis: 0 }, [1, 2]],
    [
      'convolutionFilterGradient',
      convolutionFilterGradient,
      [float32([], [0, 3, 1]), float32([], [0, 2, 1])],
      { kernelShape: [2, 1, 1], strides: [1], dilation: [1], padding: [[0, 0]], groups: 1 },
      [0, 0],
    ],
  ])('makes something of operands without elements: %s', async (_, operation, inputs, attributes, expected) => {
    const backend = await createTfjsBackend(name)
    const handles = inputs.map((input) => backend.upload(input))
    const y = only(backend.execute(operation, handles, attributes))
    expect([...(await backend.read(y)).data]).toEqual(expected)
    ;[...handles, y].forEach((handle) => backend.dispose(handle))
    expect(backend.memory()).toEqual(nothing)
  })

  it('goes on with what it has cast', async () => {
    const backend = await createTfjsBackend(name)
    const x = backend.upload(int32([1, 2, 3, 4, 5, 6], [2, 1, 3]))
    const four = backend.upload(float32([4], []))
    const floats = only(backend.execute(cast, [x], { dtype: 'float32' }))
    const turned = only(backend.execute(transpose, [floats], { permutation: [2, 1, 0] }))
    const isLarge = only(backend.execute(greater, [turned, four], {}))
    const count = only(backend.execute(cast, [isLarge], { dtype: 'int32' }))
    const total = only(backend.execute(sum, [count], { axes: [0, 1], keepDims: false }))
    expect(await backend.read(turned)).toEqual(float32([1, 4, 2, 5, 3, 6], [3, 1, 2]))
    expect([...(await backend.read(total)).data]).toEqual([0, 2])
    ;[x, four, floats, turned, isLarge, count, total].forEach((handle) => backend.dispose(handle))
    expect(backend.memory()).toEqual(nothing)
  })

  it('leaves nothing behind when a kernel fails', async () => {
    const backend = await createTfjsBackend(name)
    const [a, b] = [backend.upload(float32([1, 2])), backend.upload(float32([1, 2, 3]))]
    expect(() => backend.execute(add, [a, b], {})).toThrow()
    expect(backend.memory()).toEqual({ tensors: 2, bytes: 20 })
    ;[a, b].forEach((handle) => backend.dispose(handle))
    expect(backend.memory()).toEqual(nothing)
  })

  it('survives a tidy around it', async () => {
    const backend = await createTfjsBackend(name)
    let x: Handle | undefined
    tf.tidy(() => {
      x = backend.upload(float32([1]))
    })
    expect((await backend.read(x!)).data[0]).toBe(1)
    backend.dispose(x!)
  })

  it('says which handle or operation it cannot take', async () => {
    const backend = await createTfjsBackend(name)
    const x = backend.upload(float32([1]))
    backend.dispose(x)
    expect(() => backend.execute(exp, [x], {})).toThrow('expected a live handle, received one that was disposed')
    expect(() => backend.dispose(x)).toThrow('expected a live handle')
    const foreign = { type: { dtype: 'float32', shape: [] } } satisfies Handle
    expect(() => backend.execute(exp, [foreign], {})).toThrow('expected a handle of this backend, received another')
    const attributes = { shape: [1], distribution: 'uniform', purpose: 'x', node: 'n' } as const
    expect(() => backend.execute(random, [], attributes)).toThrow(
      `${name}: expected an operation with a kernel, received random`,
    )
  })

  it('passes the self-test', async () => {
    const backend = await createTfjsBackend(name)
    expect(await selfTest(backend)).toBeNull()
    expect(backend.memory()).toEqual(nothing)
  })
}
