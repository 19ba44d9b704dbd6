import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { GoldenFitFile, GoldenOptimizerFile, GoldenScheduleFile } from './training.js'

/** What Keras' optimizers make of recorded gradients. */
export function readGoldenOptimizers(): GoldenOptimizerFile {
  return read('optimizers.json') as GoldenOptimizerFile
}

/** The learning rates of Keras' schedules. */
export function readGoldenSchedules(): GoldenScheduleFile {
  return read('schedules.json') as GoldenScheduleFile
}

/** What Keras' `model.fit` makes of small networks. */
export function readGoldenFits(): GoldenFitFile {
  return read('fits.json') as GoldenFitFile
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, 'values/training', file), 'utf8'))
}
