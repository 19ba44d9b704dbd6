import { describe, expect, it } from 'vitest'
import { findingsOf, float } from './find.js'

const setParam = (param: string, value: unknown) => expect.objectContaining({ do: 'setParam', param, value }) as unknown

describe('convolutions', () => {
  it('offer padding to an image that is smaller than the kernel', () => {
    expect(findingsOf('Conv2D', { kernelSize: 5 }, float('batch', 4, 8, 1))).toMatchObject([
      {
        severity: 'problem',
        at: 'x',
        received: '[4, 8]',
        fixes: [setParam('padding', 'same'), setParam('kernelSize', [1, 1])],
      },
    ])
    expect(findingsOf('Conv2D', { kernelSize: 5, padding: 'same' }, float('batch', 4, 8, 1))).toEqual([])
    expect(findingsOf('Conv2D', { kernelSize: 5 }, float('batch', 'height', 8, 1))).toEqual([])
  })

  it('count the gaps of a dilated kernel, and look where the channels are', () => {
    expect(findingsOf('Conv1D', { kernelSize: 3, dilationRate: 3 }, float('batch', 6, 1))).toHaveLength(1)
    expect(findingsOf('Conv1D', { kernelSize: 3, dilationRate: 3 }, float('batch', 7, 1))).toEqual([])
    const first = { kernelSize: 3, dataFormat: 'channelsFirst' }
    expect(findingsOf('Conv2D', first, float('batch', 1, 8, 8))).toEqual([])
    expect(findingsOf('Conv2D', first, float('batch', 8, 8, 1))).toHaveLength(1)
  })

  it('refuse groups that do not divide, and strides with dilation', () => {
    const fixes = [setParam('groups', 1)]
    expect(findingsOf('Conv2D', { groups: 2, filters: 4 }, float('batch', 8, 8, 3))).toMatchObject([
      { at: 'params.groups', expected: 'a divisor of the 3 channels of x', fixes },
    ])
    expect(findingsOf('Conv2D', { groups: 3, filters: 4 }, float('batch', 8, 8, 3))).toMatchObject([
      { at: 'params.groups', expected: 'a divisor of the 4 filters', fixes },
    ])
    expect(findingsOf('Conv3D', { strides: 2, dilationRate: 2 }, float('batch', 8, 8, 8, 1))).toMatchObject([
      { at: 'params.dilationRate', fixes: [setParam('dilationRate', [1, 1, 1]), setParam('strides', [1, 1, 1])] },
    ])
  })
})

describe('MaxPooling2D', () => {
  it('offers padding to an image that is smaller than the window', () => {
    expect(findingsOf('MaxPooling2D', {}, float('batch', 1, 8, 3))).toMatchObject([
      { at: 'x', fixes: [setParam('padding', 'same'), setParam('poolSize', [1, 1])] },
    ])
    expect(findingsOf('MaxPooling2D', { padding: 'same' }, float('batch', 1, 8, 3))).toEqual([])
  })
})

describe('Dense', () => {
  it('hints at Flatten where images come in', () => {
    expect(findingsOf('Dense', {}, float('batch', 8, 8, 16))).toMatchObject([
      { severity: 'hint', fixes: [{ do: 'insertNode', type: 'Flatten', port: 'x' }] },
    ])
    expect(findingsOf('Dense', {}, float('batch', 'time', 16))).toEqual([])
  })
})

describe('Reshape', () => {
  it('refuses a shape that does not hold the elements', () => {
    expect(findingsOf('Reshape', { targetShape: [3, 3] }, float('batch', 8))).toMatchObject([
      { at: 'x', expected: '9 elements an example', received: '8 of [batch, 8]' },
    ])
    expect(findingsOf('Reshape', { targetShape: [3, -1] }, float('batch', 8))).toMatchObject([
      { at: 'x', expected: 'a multiple of 3 elements an example' },
    ])
    expect(findingsOf('Reshape', { targetShape: [-1, -1] }, float('batch', 8))).toMatchObject([
      { at: 'params.targetShape' },
    ])
    expect(findingsOf('Reshape', { targetShape: [0] }, float('batch', 8))).toMatchObject([{ at: 'params.targetShape' }])
    expect(findingsOf('Reshape', { targetShape: [-1, 4] }, float('batch', 'time', 4))).toEqual([])
  })
})

describe('Slice', () => {
  it('refuses axes and parts that are not there', () => {
    expect(findingsOf('Slice', { axis: 2 }, float('batch', 8))).toMatchObject([{ at: 'params.axis' }])
    expect(findingsOf('Slice', { start: 7, size: 2 }, float('batch', 8))).toMatchObject([{ at: 'params.start' }])
    expect(findingsOf('Slice', { start: -2, size: 2 }, float('batch', 8))).toEqual([])
    expect(findingsOf('Slice', { start: 7, size: 2 }, float('batch', 'time'))).toEqual([])
  })
})

describe('Resizing', () => {
  it('cannot keep a ratio that it does not know, nor crop and pad', () => {
    expect(findingsOf('Resizing', { cropToAspectRatio: true }, float('batch', 'height', 8, 1))).toMatchObject([
      { at: 'x' },
    ])
    expect(
      findingsOf('Resizing', { cropToAspectRatio: true, padToAspectRatio: true }, float('batch', 8, 8, 1)),
    ).toMatchObject([
      {
        at: 'params.padToAspectRatio',
        fixes: [setParam('padToAspectRatio', false), setParam('cropToAspectRatio', false)],
      },
    ])
  })
})

describe('PReLU', () => {
  it('refuses shared axes that are not there', () => {
    expect(findingsOf('PReLU', { sharedAxes: [3] }, float('batch', 8, 4))).toMatchObject([
      { at: 'params.sharedAxes', received: '3' },
    ])
  })
})

describe('dropout', () => {
  it.each(['Dropout', 'AlphaDropout'])('%s refuses a noise shape that does not repeat to x', (type) => {
    expect(findingsOf(type, { noiseShape: [null, 2] }, float('batch', 8))).toMatchObject([
      { at: 'params.noiseShape', fixes: [setParam('noiseShape', null)] },
    ])
    expect(findingsOf(type, { noiseShape: [null] }, float('batch', 8))).toHaveLength(1)
    expect(findingsOf(type, { noiseShape: [null, 1] }, float('batch', 8))).toEqual([])
  })
})

describe('recurrent layers', () => {
  it('compare mask and states with the sequence', () => {
    expect(findingsOf('GRU', { units: 4 }, float('batch', 'time', 3))).toEqual([])
  })
})

describe('selu', () => {
  const x = float('batch', 16)
  const good = { activation: 'selu', kernelInitializer: 'lecunNormal' }

  it('hints at lecunNormal, with the change that sets it', () => {
    expect(findingsOf('Dense', { activation: 'selu' }, x)).toMatchObject([
      {
        severity: 'hint',
        at: 'params.kernelInitializer',
        received: 'glorotUniform',
        fixes: [setParam('kernelInitializer', 'lecunNormal')],
      },
    ])
    expect(findingsOf('Conv2D', { activation: 'selu' }, float('batch', 8, 8, 1))).toHaveLength(1)
    expect(findingsOf('Dense', good, x)).toEqual([])
  })

  it('hints at AlphaDropout where it was taken away', () => {
    expect(findingsOf('Dense', good, x, ['Dense', good])).toMatchObject([
      { severity: 'hint', at: 'x', fixes: [{ do: 'insertNode', type: 'AlphaDropout', port: 'x' }] },
    ])
    expect(findingsOf('Dense', good, x, ['AlphaDropout', {}])).toEqual([])
  })

  it('hints at AlphaDropout instead of Dropout, keeping the rate', () => {
    for (const from of [
      ['Dense', good],
      ['SELU', {}],
    ] as const) {
      expect(findingsOf('Dropout', { rate: 0.2 }, x, from)).toMatchObject([
        { severity: 'hint', fixes: [{ do: 'replaceNode', type: 'AlphaDropout', params: { rate: 0.2 } }] },
      ])
    }
    expect(findingsOf('Dropout', {}, x, ['Dense', {}])).toEqual([])
  })

  it('hints at Dropout instead of AlphaDropout behind another activation', () => {
    expect(findingsOf('AlphaDropout', { rate: 0.2 }, x, ['Dense', { activation: 'relu' }])).toMatchObject([
      { severity: 'hint', received: 'relu', fixes: [{ do: 'replaceNode', type: 'Dropout', params: { rate: 0.2 } }] },
    ])
    expect(findingsOf('AlphaDropout', {}, x, ['Dense', good])).toEqual([])
    expect(findingsOf('AlphaDropout', {}, x)).toEqual([])
  })
})
