import { type Finding, type Fix, hint, problem } from '../../src/definition/problem.js'
import type { JsonValue } from '../../src/definition/json.js'
import type { TensorType } from '../../src/operations/types.js'
import type { TrainerParams } from '../../src/training/trainer-params.js'

interface TrainerInputs {
  readonly loss: readonly TensorType[]
}

/** What a person should hear about the parameters of a Trainer together, beside what each of them takes on its own. */
export function* checkTrainer({ loss }: TrainerInputs, params: TrainerParams): Iterable<Finding> {
  yield* checkLosses(loss.length, params)
  yield* checkClipping(params)
  yield* checkDecay(params)
  yield* advise(params)
}

function* checkLosses(count: number, { lossWeights, classWeights }: TrainerParams): Iterable<Finding> {
  if (lossWeights.length > count) {
    const expected = `at most ${count} ${count === 1 ? 'number, as there is one loss' : `numbers, as there are ${count} losses`}`
    yield problem('parameter', 'params.lossWeights', expected, JSON.stringify(lossWeights), [
      set('lossWeights', lossWeights.slice(0, count)),
    ])
  }
  const negative = classWeights.find((weight) => weight < 0)
  if (negative !== undefined) {
    yield problem('parameter', 'params.classWeights', 'numbers of 0 or more', String(negative))
  }
}

/** As in Keras, gradients are clipped in one way at most. */
function* checkClipping({ clipNorm, clipValue, globalClipNorm }: TrainerParams): Iterable<Finding> {
  const given = Object.entries({ clipNorm, clipValue, globalClipNorm }).filter(([, limit]) => limit !== null)
  if (given.length <= 1) return
  const received = given.map(([name, limit]) => `${name} ${limit}`).join(', ')
  const [, ...rest] = given
  yield problem(
    'parameter',
    `params.${rest[0]?.[0] ?? 'clipValue'}`,
    'one of clipNorm, clipValue and globalClipNorm',
    received,
    rest.map(([name]) => set(name, null)),
  )
}

/** An optimizer with a decay of its own does not take a second one. */
function* checkDecay({ optimizer, weightDecay }: TrainerParams): Iterable<Finding> {
  if (weightDecay === null || !Object.hasOwn(optimizer.option.params, 'weightDecay')) return
  const expected = `none, as ${optimizer.option.label} has its own`
  yield problem('parameter', 'params.weightDecay', expected, String(weightDecay), [set('weightDecay', null)])
}

function* advise(params: TrainerParams): Iterable<Finding> {
  const { patience, validationSplit, useEma, emaOverwriteFrequency, schedule } = params
  if (patience !== null && validationSplit === 0) {
    const received = 'early stopping watches the examples that are trained on'
    yield hint('params.validationSplit', 'some examples for validation', received, [set('validationSplit', 0.2)])
  }
  if (emaOverwriteFrequency !== null && !useEma) {
    const received = 'a moving average that is off'
    yield hint('params.emaOverwriteFrequency', 'useEma to be on', received, [set('useEma', true)])
  }
  const { warmupSteps, warmupTarget } = schedule.params
  if (typeof warmupSteps === 'number' && warmupSteps > 0 && warmupTarget === null) {
    yield hint('params.schedule', 'a warmupTarget, the rate that it rises to in warmupSteps', 'none: it does not rise')
  }
}

function set(param: string, value: JsonValue): Fix {
  return { do: 'setParam', label: `Set ${param} to ${value === null ? 'none' : JSON.stringify(value)}`, param, value }
}
