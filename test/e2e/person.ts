import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a person does with the playground, and what they see. */

export const node = (page: Page, id: string): Locator => page.locator(`[data-node="${id}"]`)

export const port = (page: Page, id: string, side: 'input' | 'output', name: string): Locator =>
  node(page, id).locator(`[data-side="${side}"][data-port="${name}"]`)

/** The control of a parameter in a node: `activation`, `activation.alpha`. */
export const param = (page: Page, id: string, path: string): Locator => node(page, id).locator(`[data-param="${path}"]`)

/** Waits until something holds that the page shows a moment later. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  await expect.poll(() => check().then(() => 'holds', String)).toBe('holds')
}

export async function chooseFromFileMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** An empty graph on the canvas. */
export async function beginNew(page: Page): Promise<void> {
  await chooseFromFileMenu(page, 'New')
  await page.getByText('Drag a node from the palette').waitFor()
}

/** Drags a node from the palette to a place of the canvas, in pixels from its corner. */
export async function dragFromPalette(page: Page, type: string, x: number, y: number): Promise<void> {
  const canvas = page.getByRole('application', { name: 'Graph' })
  await page.locator(`nav button[data-type="${type}"]`).dragTo(canvas, { targetPosition: { x, y } })
}

/** Draws a wire with the mouse. */
export async function drawWire(page: Page, from: Locator, to: Locator): Promise<void> {
  const start = await centreOf(from)
  const end = await centreOf(to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 4 })
  await page.mouse.up()
}

export async function centreOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Presses a key until the focus has come to something. */
export async function pressUntilFocused(page: Page, key: string, target: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead there`)
}

/** The numbers of a table in a node, as exactly as the page knows them. */
export async function readTable(page: Page, id: string): Promise<number[]> {
  const titles = await node(page, id)
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')))
  return titles.map(Number)
}

/** Waits for a run to have ended well, and gives the numbers of a table. */
export async function tableAfterRun(page: Page, id: string): Promise<number[]> {
  await node(page, id).locator('td').first().waitFor()
  return readTable(page, id)
}

/** What the status bar says. */
export const status = (page: Page): Locator => page.locator('footer').last()

/** Saves under a name that is asked for. */
export async function saveAs(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+S')
  await page.getByLabel('Name in this browser').fill(name)
  await page.keyboard.press('Enter')
  await page.getByText(`Saved ${name}.`).waitFor()
}

/** Hands a file to `Upload JSON…`. */
export async function upload(
  page: Page,
  file: string | { readonly name: string; readonly text: string },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await chooseFromFileMenu(page, 'Upload JSON…')
  const given =
    typeof file === 'string' ? file : { name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) }
  await (await chooser).setFiles(given)
}
