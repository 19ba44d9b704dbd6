import { encode } from 'fast-png'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { test } from './page.js'
import { beginNew, centreOf, eventually, node, param, saveAs } from './person.js'

let parent = ''
let pets = ''

/** A folder with images of one colour: dark cats and light dogs. */
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'rete-tfjs-e2e-'))
  pets = join(parent, 'pets')
  await fill(join(pets, 'cats'), 20)
  await fill(join(pets, 'dogs'), 220)
})
afterAll(() => rm(parent, { recursive: true }))

async function fill(folder: string, level: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (let image = 0; image < 3; image++) {
    const data = new Uint8Array(8 * 8 * 3).fill(level + image)
    await writeFile(join(folder, `${image}.png`), encode({ width: 8, height: 8, channels: 3, data }))
  }
}

/** Lets something from a file manager fall onto the middle of the canvas: the browser reads it from the disk as it would for a person. */
async function dropFromDisk(page: Page, path: string): Promise<void> {
  const { x, y } = await centreOf(page.locator('[role="application"]'))
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x, y, data })
  }
}

async function runAndRead(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const label = page.getByRole('region', { name: 'Output label' })
  await eventually(async () => expect(await label.textContent()).toContain('[batch]'))
  await eventually(async () => expect(await node(page, 'imagefolder1').locator('[role="alert"]').count()).toBe(0))
  const image = page.getByRole('region', { name: 'Output image' })
  await eventually(async () => expect(await image.textContent()).toContain('[batch, 64, 64, 3]'))
}

test('a dropped folder makes a node that knows its classes, and is there after a reload', async ({ playground }) => {
  const page = await playground()
  await beginNew(page)
  await dropFromDisk(page, pets)
  await node(page, 'imagefolder1').waitFor()
  const choose = param(page, 'imagefolder1', 'file').locator('label.is-file')
  await eventually(async () => expect((await choose.textContent())?.trim()).toBe('pets.zip'))
  await page.getByLabel('6 images of 48 by 48').waitFor()
  await runAndRead(page)

  await saveAs(page, 'pets')
  await page.reload()
  await node(page, 'imagefolder1').waitFor()
  await eventually(async () => expect((await choose.textContent())?.trim()).toBe('pets.zip'))
  await node(page, 'imagefolder1').click()
  await runAndRead(page)
})

test('a folder is chosen with a button, and refused with one sentence where a class is empty', async ({
  playground,
}) => {
  const page = await playground()
  await beginNew(page)
  await page.locator('nav button[data-type="ImageFolder"]').click()
  const choose = param(page, 'imagefolder1', 'file').locator('label.is-file')
  expect((await choose.textContent())?.trim()).toBe('Choose a folder…')
  await choose.locator('input').setInputFiles(pets)
  await eventually(async () => expect((await choose.textContent())?.trim()).toBe('pets.zip'))

  await mkdir(join(pets, 'birds'))
  await beginNew(page)
  await dropFromDisk(page, pets)
  await page.getByText(/expected images in each folder, which is a class, received none in pets\/birds/).waitFor()
  expect(await node(page, 'imagefolder1').count()).toBe(0)
})
