import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './page.js'
import { beginNew, eventually, node, param, saveAs } from './person.js'

const penguins = 'bill,flipper,species\n39.1,181,Adelie\n46.5,192,Chinstrap\n46.1,211,Gentoo\n'

/** Lets files fall onto a place of the page, as from a file manager. */
async function drop(page: Page, selector: string, name: string, text: string): Promise<void> {
  const files = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name))
      return transfer
    },
    [name, text] as const,
  )
  const box = await page.locator(selector).first().boundingBox()
  const [clientX, clientY] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(selector, type, { dataTransfer: files, clientX, clientY })
  }
}

const canvas = '[role="application"]'

test('a dropped table makes a node, is there after a reload, and is asked for when it is gone', async ({
  playground,
}) => {
  const page = await playground()
  await beginNew(page)
  await drop(page, canvas, 'penguins.csv', penguins)
  await node(page, 'csv1').waitFor()
  await page.getByText('penguins.csv').first().waitFor()

  const rows = page.getByRole('region', { name: 'The first rows of the file' })
  await eventually(async () =>
    expect(await rows.getByRole('columnheader').allTextContents()).toEqual([
      'bill number',
      'flipper integer',
      'species text',
    ]),
  )
  expect(await rows.getByRole('cell').allTextContents()).toEqual(penguins.trim().split(/[\n,]/).slice(3))

  const target = param(page, 'csv1', 'target').getByRole('combobox')
  expect(await target.getByRole('option').allTextContents()).toEqual(['none', 'bill', 'flipper', 'species'])
  await target.selectOption('species')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const output = page.getByRole('region', { name: 'Output features' })
  await eventually(async () => expect(await output.textContent()).toContain('[batch, 2]'))
  await eventually(async () => expect(await output.textContent()).toContain('39.1'))

  await saveAs(page, 'penguins')
  await page.reload()
  await node(page, 'csv1').waitFor()
  const choose = param(page, 'csv1', 'file').locator('label.is-file')
  await eventually(async () => expect((await choose.textContent())?.trim()).toBe('penguins.csv'))
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await eventually(async () => expect(await node(page, 'csv1').locator('[role="alert"]').count()).toBe(0))

  await page.evaluate(() => {
    return new Promise((resolve) => (indexedDB.deleteDatabase('rete-tfjs-files').onsuccess = resolve))
  })
  await page.reload()
  await node(page, 'csv1').waitFor()
  await eventually(async () => expect((await choose.textContent())?.trim()).toBe('penguins.csv: choose it again…'))
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await node(page, 'csv1')
    .getByText(/file: expected penguins\.csv \(sha256 [0-9a-f]{8}…\), received nothing: choose it again/)
    .waitFor()

  // Choosing another content under that name is an edit that can be undone.
  await choose.locator('input').setInputFiles({
    name: 'penguins.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${penguins}50,230,Gentoo\n`),
  })
  await eventually(async () => expect((await choose.textContent())?.trim()).toBe('penguins.csv'))
  await page.getByRole('button', { name: /^Undo/ }).click()
  await eventually(async () => expect((await choose.textContent())?.trim()).toBe('penguins.csv: choose it again…'))
})
