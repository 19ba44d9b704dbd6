import { integer, number } from '../../definition/params/index.js'
import { cosineShare } from './cosine-decay.js'
import { defineSchedule } from './schedule.js'

/** Loshchilov and Hutter 2016, arXiv:1608.03983; https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay_restarts/ */
export const cosineDecayRestarts = defineSchedule({
  type: 'cosineDecayRestarts',
  label: 'cosine with restarts',
  keras: 'CosineDecayRestarts',
  doc: 'Falls along half a cosine and begins anew, each time for longer and, if wanted, from lower.',
  params: {
    firstDecaySteps: integer({
      default: 1000,
      min: 1,
      doc: 'How many updates the first fall takes. Keras has no default.',
    }),
    tMul: number({ default: 2, min: 1, doc: 'How much longer each fall is than the one before.' }),
    mMul: number({ default: 1, min: 0, doc: 'What the height of each fall is multiplied by.' }),
    alpha: number({ default: 0, min: 0, max: 1, doc: 'The share of the rate that is left at the end of a fall.' }),
  },
  learningRate({ base, step }, { firstDecaySteps, tMul, mMul, alpha }) {
    const { restarts, progress } = findFall(step, firstDecaySteps, tMul)
    return base * cosineShare(progress, alpha, mMul ** restarts)
  },
})

/** How many falls are over, and what share of the current one. */
function findFall(step: number, first: number, growth: number) {
  const falls = step / first
  if (growth === 1) return { restarts: Math.floor(falls), progress: falls - Math.floor(falls) }
  const startOf = (restarts: number) => (growth ** restarts - 1) / (growth - 1)
  let restarts = Math.floor(Math.log1p(falls * (growth - 1)) / Math.log(growth))
  // The logarithms are rounded: at a restart they may be one off.
  if (startOf(restarts + 1) <= falls) restarts++
  if (startOf(restarts) > falls) restarts--
  return { restarts, progress: (falls - startOf(restarts)) / growth ** restarts }
}
