import type { EpochRecord } from '../graph/training.js'
import { refuse, type Trainer } from './trainer.js'

/** What a run is judged by. */
export interface Monitor {
  readonly name: string
  readonly isGreaterBetter: boolean
}

/** The figure that a Trainer watches. @throws GraphError for one that there is not */
export function findMonitor({ params, losses, metrics, path }: Trainer): Monitor {
  const { monitor: name } = params
  if (name === 'loss' || (losses.length > 1 && losses.some((loss) => loss.name === name))) {
    return { name, isGreaterBetter: false }
  }
  const metric = metrics.find((candidate) => candidate.name === name)
  const judged = metric?.node.definition.metric
  if (metric && judged?.isGreaterBetter !== null) return { name, isGreaterBetter: judged?.isGreaterBetter ?? false }
  const several = losses.length > 1 ? losses.map((loss) => loss.name) : []
  const names = ['loss', ...several, ...metrics.map((each) => each.name)]
  throw refuse(
    'reference',
    'params.monitor',
    `a figure that can be better or worse, of ${names.join(', ')}`,
    name,
    path,
  )
}

/** What is watched of an epoch: on the validation examples where there are some. NaN where the epoch does not have it. */
export function watchedFigure({ validation, training }: EpochRecord, name: string): number {
  return (validation ?? training)[name] ?? NaN
}

/**
 * The index of the best epoch: the last that improved on the best before it by more than `minDelta`, as Keras' EarlyStopping counts; -1 for none.
 */
export function findBest(epochs: readonly EpochRecord[], monitor: Monitor, minDelta: number): number {
  const sign = monitor.isGreaterBetter ? -1 : 1
  let best = -1
  let least = Infinity
  epochs.forEach((epoch, index) => {
    const value = sign * watchedFigure(epoch, monitor.name)
    if (!(value < least - (best < 0 ? 0 : minDelta))) return
    least = value
    best = index
  })
  return best
}
