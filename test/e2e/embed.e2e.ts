import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './page.js'

/** The text of a node of the editor's own, by its title and its place among those. */
const own = (page: Page, title: string, index = 0) =>
  page
    .locator('[data-testid="node"]')
    .filter({ has: page.getByText(title, { exact: true }) })
    .nth(index)
    .locator('input')

test('ELU sits in a pipeline of plain numbers and follows number and alpha', async ({ playground }) => {
  const page = await playground('embed.html')
  const result = own(page, 'Result')
  await expect.poll(() => result.inputValue()).toBe('-0.31606')
  await own(page, 'Number', 1).fill('4')
  await expect.poll(() => result.inputValue()).toBe('5')
  await own(page, 'Number', 1).fill('-3')
  await expect.poll(() => result.inputValue()).toBe('-0.43233')
  const alpha = page.locator('[data-node="elu1"] [data-param="alpha"] input:not([type="range"])')
  await alpha.fill('2')
  await alpha.press('Enter')
  await expect.poll(() => result.inputValue()).toBe('-1.7293')
})

test('an array stays an array', async ({ playground }) => {
  const page = await playground('embed.html')
  await expect.poll(() => own(page, 'Result', 1).inputValue()).toBe('-0.23841, -0.26894, 0, 0.73106')
  await own(page, 'List').fill('0')
  await expect.poll(() => own(page, 'Result', 1).inputValue()).toBe('0')
})

test('digits run through a layer in the worker', async ({ playground }) => {
  const page = await playground('embed.html')
  const table = page.locator('[data-type="TensorTable"]')
  await expect.poll(() => table.innerText()).toContain('float32 [32, 3]')
  expect(await page.locator('.rt-run-error').count()).toBe(0)
})

test('a value that a parameter cannot take is refused with the reason', async ({ playground }) => {
  const page = await playground('embed.html')
  const units = page.locator('[data-type="Dense"] [data-param="units"] input')
  await units.fill('0')
  await units.press('Enter')
  await expect.poll(() => page.locator('[data-type="Dense"]').innerText()).toContain('expected')
})
