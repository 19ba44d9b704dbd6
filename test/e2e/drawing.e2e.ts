import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './page.js'
import { type Line, writtenDigits } from '../gallery/written-digits.js'
import { eventually, node } from './person.js'

async function draw(page: Page, lines: readonly Line[]): Promise<void> {
  const sheet = node(page, 'drawing').getByRole('img')
  for (const [first, ...others] of lines) {
    const box = await sheet.boundingBox()
    if (!box || !first) throw new Error('there is no sheet')
    await page.mouse.move(box.x + first[0] * box.width, box.y + first[1] * box.height)
    await page.mouse.down()
    for (const [x, y] of others) await page.mouse.move(box.x + x * box.width, box.y + y * box.height)
    await page.mouse.up()
  }
}

/** The score of each digit as it is written behind its bar. */
const scores = (page: Page): Promise<string[]> => node(page, 'answer').locator('.rt-bar-value').allTextContents()

/** The pictures behind the layers. */
const pictures = (page: Page): Promise<string[]> =>
  page
    .locator('[data-node^="seen"] canvas')
    .evaluateAll((found) => found.map((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : '')))

test('reads what is drawn with the mouse, while it learns and after, and shows what each layer makes of it', async ({
  playground,
}) => {
  const page = await playground('?graph=digits-drawing')
  await node(page, 'answer').locator('.rt-bar').first().waitFor()
  const untrained = await scores(page)
  const trainer = node(page, 'trainer')
  await trainer.getByRole('button', { name: 'Start' }).click()
  await eventually(async () => expect(await trainer.textContent()).toMatch(/ [3-9]\/15/))
  // While it learns.
  await draw(page, writtenDigits[1]!)
  const best = node(page, 'answer').locator('.rt-bar.is-best .rt-bar-name')
  await eventually(async () => expect(await best.textContent()).toBe('1'))
  expect(await scores(page)).not.toEqual(untrained)
  await eventually(async () => expect(await trainer.textContent()).toContain('Done'))
  await eventually(async () => expect(await best.textContent()).toBe('1'))

  const seen = await pictures(page)
  await node(page, 'drawing').getByRole('button', { name: 'Clear' }).click()
  await draw(page, writtenDigits[0]!)
  await eventually(async () => expect(await best.textContent()).toBe('0'))
  for (const [index, picture] of (await pictures(page)).entries()) expect(picture).not.toBe(seen[index])
  expect(seen).toHaveLength(4)
})
