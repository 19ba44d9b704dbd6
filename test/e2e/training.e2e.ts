import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { digitsTrainer } from '../playground/digits-trainer.js'
import { figuresOf } from '../training/follow.js'
import { readLastCheckpoint } from './kept-checkpoint.js'
import { test } from './page.js'
import { eventually, node, param, upload } from './person.js'

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Training', exact: true })
const command = (page: Page, name: string): Locator => panel(page).locator(`[data-command="${name}"]`)
const shortcut = { toggle: 'Control+Shift+Enter', step: 'F10', stop: 'Control+.', hardStop: 'Control+Shift+Backspace' }

/** How many steps the loss chart has: what it says at its end. */
async function stepsOf(page: Page): Promise<number> {
  const text = await panel(page).locator('.rt-chart.is-loss .rt-chart-at').textContent()
  return Number(text?.replace(/\D/g, '') ?? 0)
}

/** The state, epoch and batch. */
const state = async (page: Page): Promise<string> =>
  (await panel(page).locator('.rt-progress-text').textContent())?.replace(/\s+/g, ' ').trim() ?? ''

const eventuallyState = (page: Page, expected: RegExp) =>
  eventually(async () => expect(await state(page)).toMatch(expected))

/** Opens a graph that learns digits, with its panel. */
async function openDigits(page: Page, trainer: Parameters<typeof digitsTrainer>[0]): Promise<void> {
  await node(page, 'result').waitFor()
  await upload(page, { name: 'digits.json', text: digitsTrainer(trainer) })
  await node(page, 'trainer').waitFor()
  await page.getByRole('button', { name: 'Training panel' }).click()
  await command(page, 'start').waitFor()
}

test('starts, is watched, told another learning rate, paused, stepped by exactly one batch, and stopped', async ({
  playground,
}) => {
  const page = await playground('?graph=signal-pipeline')
  await openDigits(page, { epochs: 5000, patience: null })
  expect(await command(page, 'stop').getAttribute('title')).toBe('Nothing is being trained')
  await command(page, 'start').click()
  await eventually(async () => expect(await stepsOf(page)).toBeGreaterThan(90))
  await eventuallyState(page, /^Training *epoch \d+ of 5000 *batch \d+ of 45$/)
  expect(await node(page, 'trainer').locator('.rt-node-curve path').first().getAttribute('d')).toMatch(/^M/)

  const slider = panel(page).getByLabel('Learning rate, power of ten')
  await slider.fill('-4')
  await eventually(async () => {
    expect(await param(page, 'trainer', 'optimizer.learningRate').getByRole('textbox').inputValue()).toBe('0.0001')
  })
  await page.keyboard.press(shortcut.toggle)
  await eventuallyState(page, /^Paused/)
  const paused = await stepsOf(page)
  await page.keyboard.press(shortcut.step)
  await eventually(async () => expect(await stepsOf(page)).toBe(paused + 1))
  await page.keyboard.press(shortcut.step)
  await eventually(async () => expect(await stepsOf(page)).toBe(paused + 2))
  await eventuallyState(page, /^Paused/)

  await page.keyboard.press(shortcut.toggle)
  await eventually(async () => expect(await stepsOf(page)).toBeGreaterThan(paused + 50))
  await page.keyboard.press(shortcut.stop)
  await eventuallyState(page, /^Stopped/)
  await panel(page).getByRole('tab', { name: 'Epochs' }).click()
  expect(await panel(page).locator('tbody tr').first().textContent()).toContain('1.00e-4')
})

test('a hard stop goes back to the last checkpoint, from which the run goes on; a reload goes on too', async ({
  playground,
}) => {
  const page = await playground('?graph=signal-pipeline')
  await openDigits(page, { epochs: 5000, patience: null })
  await command(page, 'start').click()
  await eventuallyState(page, /epoch ([4-9]|\d\d+) of/)
  await page.keyboard.press(shortcut.hardStop)
  await eventuallyState(page, /^Stopped at once/)
  await panel(page)
    .getByText(/The weights are those of the last checkpoint, after step [\d,]+\./)
    .waitFor()
  const kept = await stepsOf(page)
  expect(kept % 45).toBe(0)

  await command(page, 'continue').click()
  await eventually(async () => expect(await stepsOf(page)).toBeGreaterThan(kept + 100))
  await page.reload()
  await panel(page)
    .getByText(/Training of Digits, to be trained was interrupted at epoch \d+/)
    .waitFor()
  await eventuallyState(page, /^Interrupted/)
  await panel(page).getByRole('button', { name: 'Resume' }).click()
  await eventually(async () => expect(await stepsOf(page)).toBeGreaterThan(kept + 145))
  await command(page, 'stop').click()
  await eventuallyState(page, /^Stopped/)

  // A history without a gap: every epoch once.
  await panel(page).getByRole('tab', { name: 'Epochs' }).click()
  const epochs = await panel(page).locator('tbody th').allTextContents()
  expect(epochs.map(Number)).toEqual(epochs.map((_, index) => epochs.length - index))
})

test('a reload in mid-epoch changes no bit of what comes after', async ({ playground }) => {
  const page = await playground('?graph=digits-elu')
  await page.getByRole('button', { name: 'Training panel' }).click()
  const endOf = async (name: string, meanwhile: () => Promise<void>) => {
    await command(page, name).click()
    await meanwhile()
    await eventuallyState(page, /^Done/)
    const { record, losses } = await readLastCheckpoint(page)
    return { epochs: record.epochs.map(figuresOf), losses }
  }
  const whole = await endOf('start', () => Promise.resolve())
  expect(whole.losses).toHaveLength(12 * 45)

  const reloaded = await endOf('startOver', async () => {
    await eventuallyState(page, /epoch [3-9] of 12 *batch ([1-9]|[1-3]\d) of 45/)
    await page.reload()
    await panel(page).getByRole('button', { name: 'Resume' }).click()
  })
  expect(reloaded).toEqual(whole)
})

test('compares runs, shows the confusion matrix, and hands out the record', async ({ playground }) => {
  const page = await playground('?graph=signal-pipeline')
  await openDigits(page, { epochs: 3 })
  await command(page, 'start').click()
  await eventuallyState(page, /^Done/)
  await command(page, 'startOver').click()
  await eventually(async () =>
    expect(await panel(page).getByRole('list', { name: 'Runs' }).textContent()).toMatch(/Done.*Done/),
  )
  expect(await panel(page).locator('.rt-chart.is-loss [role=img]').getAttribute('aria-label')).toMatch(
    /Run 1 .*Run 1, validation .*Run 2 .*Run 2, validation/,
  )
  // The same seed gives the same run, to the last digit.
  const readings = await panel(page).locator('.rt-chart.is-loss .rt-chart-reading b').allTextContents()
  expect(readings.slice(0, 2)).toEqual(readings.slice(2))

  await panel(page).getByRole('tab', { name: 'Confusion' }).click()
  expect(await panel(page).locator('.rt-confusion button').count()).toBe(100)
  const download = page.waitForEvent('download')
  await panel(page).getByRole('button', { name: 'Download the record' }).first().click()
  expect((await download).suggestedFilename()).toBe('Digits-to-be-trained.training.json')
})
