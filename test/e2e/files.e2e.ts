import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { writeNpy } from '../../src/formats/npy.js'
import { test } from './page.js'
import { chooseFromFileMenu, eventually, node, readTable, saveAs, status, tableAfterRun, upload } from './person.js'

async function downloadFrom(page: Page, item: string): Promise<{ name: string; path: string }> {
  const download = page.waitForEvent('download')
  await chooseFromFileMenu(page, item)
  const file = await download
  return { name: file.suggestedFilename(), path: await file.path() }
}

async function setSeed(page: Page, seed: string): Promise<void> {
  await page.getByRole('complementary').getByLabel(/^Seed/).fill(seed)
  await page.keyboard.press('Enter')
}

test('what is downloaded is opened again, equal to the character', async ({ playground }) => {
  const page = await playground('?graph=selu-iris')
  await node(page, 'scores').waitFor()
  const { name, path } = await downloadFrom(page, 'Download JSON')
  expect(name).toBe('SELU-network-on-iris.json')
  const text = await readFile(path, 'utf8')
  expect(text).toBe(await readFile('playground/graphs/selu-iris.json', 'utf8'))
  await upload(page, { name, text })
  const again = await downloadFrom(page, 'Download JSON')
  expect(await readFile(again.path, 'utf8')).toBe(text)
})

test('weights travel beside the graph', async ({ playground }) => {
  const page = await playground()
  const first = await tableAfterRun(page, 'table')
  const { name, path } = await downloadFrom(page, 'Download weights')
  expect(name).toBe('Digits-trained-with-ELU.safetensors')

  await setSeed(page, '7')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await eventually(async () => expect(await readTable(page, 'table')).not.toEqual(first))
  const chooser = page.waitForEvent('filechooser')
  await chooseFromFileMenu(page, 'Load weights…')
  await (await chooser).setFiles(path)
  await page.getByText(/^Loaded \d+ weights/).waitFor()
  await eventually(async () => expect(await readTable(page, 'table')).toEqual(first))
})

test('graphs are renamed and deleted, and a deleted one comes back', async ({ playground }) => {
  const page = await playground('?graph=signal-pipeline')
  await node(page, 'result').waitFor()
  await saveAs(page, 'one')
  await chooseFromFileMenu(page, 'Rename…')
  await page.getByLabel('Name in this browser').fill('two')
  await page.keyboard.press('Enter')
  await page.getByText('Renamed to two.').waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('two')

  await chooseFromFileMenu(page, 'Open…')
  expect(await page.getByRole('button', { name: /^one/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Delete two' }).click()
  await page.getByRole('button', { name: 'Really delete two' }).click()
  await page.getByText('two was deleted.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: /^two/ }).waitFor()
})

test('opening another graph keeps unsaved changes and leads back to them', async ({ playground }) => {
  const page = await playground('?graph=signal-pipeline')
  await setSeed(page, '5')
  await page.getByRole('img', { name: 'unsaved changes' }).waitFor()
  await chooseFromFileMenu(page, 'Gallery…')
  await page.locator('[data-graph="activation-explorer"]').click()
  await eventually(async () => expect(await status(page).textContent()).toContain('8 nodes'))
  await page.getByRole('button', { name: 'Back to Signal pipeline' }).click()
  await eventually(async () => expect(await status(page).textContent()).toContain('6 nodes'))
  expect(await page.getByRole('complementary').getByLabel(/^Seed/).inputValue()).toBe('5')
  expect(await page.getByRole('img', { name: 'unsaved changes' }).count()).toBe(1)
})

test('a run that fails says where, and the next one works', async ({ playground }) => {
  const page = await playground('?graph=signal-pipeline')
  await node(page, 'result').waitFor()
  const text = JSON.stringify({
    format: 'rete-tfjs-graph',
    version: 1,
    nodes: [
      { id: 'given', type: 'Input', typeVersion: 1, position: [0, 0], params: { shape: [2] } },
      { id: 'bent', type: 'ELU', typeVersion: 1, position: [320, 0], params: {} },
    ],
    connections: [{ from: ['given', 'y'], to: ['bent', 'x'] }],
  })
  await upload(page, { name: 'unfed.json', text })
  await node(page, 'given').waitFor()
  await page.keyboard.press('Control+Enter')
  await node(page, 'given').getByText('expected a feed').waitFor()
  const problems = page.getByRole('region', { name: 'Problems and hints' })
  await problems.getByRole('button', { name: 'Input (given)' }).click()
  await eventually(async () =>
    expect(await node(page, 'given').evaluate((element) => element === document.activeElement)).toBe(true),
  )
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a .npy file…' }).click()
  const tensor = { dtype: 'float32', shape: [1, 3], data: new Float32Array(3) } as const
  await (await chooser).setFiles({ name: 'wide.npy', mimeType: '', buffer: Buffer.from(writeNpy(tensor)) })
  await node(page, 'given').getByText('expected float32 [batch, 2], received float32 [1, 3]').waitFor()
  await page.getByRole('button', { name: 'Undo: open unfed.json' }).click()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await eventually(async () => expect(await status(page).textContent()).toContain(' ms'))
})
