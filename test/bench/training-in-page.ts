import type { TrainingRecord } from '../../src/graph/training.js'
import { readLastCheckpoint } from '../e2e/kept-checkpoint.js'
import { type MainThreadTimes, measureMainThread } from './main-thread.js'
import { withPlayground } from './serve.js'

/** What a training run in a page came to. */
export interface TrainingInPage {
  readonly record: TrainingRecord
  readonly mainThread: MainThreadTimes
}

/** Presses Start on the digits gallery graph in the built page, with the panel open, and measures the main thread until the run has ended. */
export function trainDigitsInPage(): Promise<TrainingInPage> {
  return withPlayground(async (page, address) => {
    await page.goto(`${address}?graph=digits-elu`)
    await page.getByRole('button', { name: 'Training panel' }).click()
    const panel = page.getByRole('region', { name: 'Training', exact: true })
    const start = panel.locator('[data-command="start"]')
    await start.waitFor()
    // What opening the page has begun is no part of the training.
    await page.waitForTimeout(3000)
    const mainThread = await measureMainThread(page, async () => {
      await start.click()
      await panel.locator('.rt-progress[data-state="running"]').waitFor({ timeout: 60_000 })
      await panel.locator('.rt-progress:not([data-state="running"])').waitFor({ timeout: 1_800_000 })
    })
    const { record } = await readLastCheckpoint(page)
    return { record, mainThread }
  })
}
