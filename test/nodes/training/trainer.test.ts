import { describe, expect, it } from 'vitest'
import { trainer } from '../../../nodes/training/trainer.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import type { AnyNode } from '../../../src/definition/node.js'
import { inputPorts } from '../../../src/definition/sockets.js'
import { float } from '../find.js'
import { readParams } from '../trace-node.js'

const node: AnyNode = trainer
const catalogue = createCatalogue([node])

/** What a Trainer with these parameters, as in JSON, says to two losses. */
function findings(params: Readonly<Record<string, unknown>>) {
  const inputs = { loss: [float('batch'), float('batch')], metric: [] }
  return [...(node.check?.(inputs, readParams(node, params, catalogue)) ?? [])]
}

const setParam = (param: string, value: unknown) => expect.objectContaining({ do: 'setParam', param, value }) as unknown

describe('Trainer', () => {
  it('says nothing to its defaults', () => {
    expect(findings({})).toEqual([])
    expect(findings({ lossWeights: [1, 2], classWeights: [0, 1], clipNorm: 1, weightDecay: 0.01 })).toEqual([])
  })

  it('refuses more weights than losses, and negative class weights', () => {
    expect(findings({ lossWeights: [1, 2, 3] })).toMatchObject([
      { severity: 'problem', at: 'params.lossWeights', received: '[1,2,3]', fixes: [setParam('lossWeights', [1, 2])] },
    ])
    expect(findings({ classWeights: [1, -2] })).toMatchObject([{ at: 'params.classWeights', received: '-2' }])
  })

  it('refuses two ways of clipping, and offers to take one away', () => {
    expect(findings({ clipNorm: 1, globalClipNorm: 2 })).toMatchObject([
      { severity: 'problem', received: 'clipNorm 1, globalClipNorm 2', fixes: [setParam('globalClipNorm', null)] },
    ])
  })

  it('refuses a second weight decay beside that of AdamW', () => {
    const optimizer = 'adamW'
    expect(findings({ optimizer, weightDecay: 0.1 })).toMatchObject([
      { severity: 'problem', at: 'params.weightDecay', fixes: [setParam('weightDecay', null)] },
    ])
    expect(findings({ optimizer })).toEqual([])
  })

  it('hints at what would have no effect', () => {
    const schedule = { type: 'cosineDecay', warmupSteps: 10 }
    const hints = findings({ patience: 3, validationSplit: 0, emaOverwriteFrequency: 10, schedule })
    expect(hints.map(({ severity, at }) => [severity, at])).toEqual([
      ['hint', 'params.validationSplit'],
      ['hint', 'params.emaOverwriteFrequency'],
      ['hint', 'params.schedule'],
    ])
  })

  it('has one more free port of losses and of metrics than are wired', () => {
    expect(inputPorts(trainer, ['loss1', 'metric2']).map(({ name }) => name)).toEqual([
      'loss1',
      'loss2',
      'metric1',
      'metric2',
      'metric3',
    ])
  })

  it('reads what it writes, and refuses what is no optimizer', () => {
    const optimizer = { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true }
    const { optimizer: read } = readParams(node, { optimizer }, catalogue)
    expect(read).toMatchObject({
      option: { type: 'sgd' },
      params: { learningRate: 0.1, momentum: 0.9, nesterov: true },
    })
    expect(() => readParams(node, { optimizer: 'adamm' }, catalogue)).toThrow(
      'params.optimizer: expected one of sgd, adam, adamW, rmsprop, adagrad, adadelta, adamax, nadam, lion, ftrl, received "adamm"',
    )
    expect(() => readParams(node, { optimizer: { type: 'adam', learningRate: -1 } }, catalogue)).toThrow(
      'params.optimizer.learningRate: expected a number of 0 or more, received -1',
    )
    expect(() => readParams(node, { validationSplit: 1 }, catalogue)).toThrow('from 0 to 0.99')
  })
})
