import { describe, expect, it } from 'vitest'
import { clipGradients, globalNorm } from '../../../src/training/optimizers/clip.js'
import { expectClose } from '../../closeness.js'
import { evaluateOn } from '../evaluate.js'

const none = { clipNorm: null, clipValue: null, globalClipNorm: null }
const gradients = [
  [3, 4],
  [0, 12],
]

function clipped(limits: Partial<Record<keyof typeof none, number>>, of = gradients) {
  return evaluateOn(of, (values, ops) => clipGradients(values, { ...none, ...limits }, ops))
}

describe('clipGradients', () => {
  it('leaves gradients as they are without a limit', () => expect(clipped({})).toEqual(gradients))

  it('shortens each on its own by clipNorm', () => {
    const [first = [], second = []] = clipped({ clipNorm: 5 })
    expectClose(first, [3, 4])
    expectClose(second, [0, 5])
  })

  it('shortens all together by globalClipNorm', () => {
    const [first = [], second = []] = clipped({ globalClipNorm: 6.5 })
    expectClose(first, [1.5, 2])
    expectClose(second, [0, 6])
    expect(clipped({ globalClipNorm: 13 })).toEqual(gradients)
  })

  it('cuts each element by clipValue', () => {
    expect(clipped({ clipValue: 2 }, [[-3, 1], [2.5, -0.5]])).toEqual([[-2, 1], [2, -0.5]]) // prettier-ignore
  })

  it('leaves gradients of zero at zero', () => {
    const zeros = [[0, 0], [0]]
    expect(clipped({ clipNorm: 1 }, zeros)).toEqual(zeros)
    expect(clipped({ globalClipNorm: 1 }, zeros)).toEqual(zeros)
  })

  it('makes all NaN by globalClipNorm where one is not finite, as Keras does, so that nothing hides it', () => {
    expect(clipped({ globalClipNorm: 1 }, [[1, 2], [Infinity]])).toEqual([[NaN, NaN], [NaN]])
  })
})

describe('globalNorm', () => {
  it('is the length of all gradients as one vector', () => {
    expect(evaluateOn(gradients, (values, ops) => [globalNorm(values, ops)!])).toEqual([[13]])
    expect(evaluateOn([1], (values, ops) => (globalNorm([], ops) === null ? values : []))).toEqual([[1]])
  })
})
