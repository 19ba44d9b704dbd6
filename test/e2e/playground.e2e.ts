import { expect } from 'vitest'
import { test } from './page.js'
import {
  beginNew,
  chooseFromFileMenu,
  dragFromPalette,
  drawWire,
  eventually,
  node,
  param,
  port,
  pressUntilFocused,
  readTable,
  saveAs,
  status,
  tableAfterRun,
} from './person.js'

test('opens with the digits and runs the network on them', async ({ playground }) => {
  const page = await playground()
  const scores = await tableAfterRun(page, 'table')
  expect(scores.length).toBe(200)
  for (let row = 0; row < 20; row++) {
    const sum = scores.slice(row * 10, row * 10 + 10).reduce((total, score) => total + score, 0)
    expect(sum).toBeCloseTo(1, 5)
  }
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Digits, trained with ELU')
  expect(await node(page, 'images').locator('canvas, img').count()).toBeGreaterThan(0)
})

test('by mouse: wires a network, runs, saves, reloads, loads and runs again with the same numbers', async ({
  playground,
}) => {
  const page = await playground()
  await tableAfterRun(page, 'table')
  await beginNew(page)
  await dragFromPalette(page, 'Iris', 140, 200)
  await dragFromPalette(page, 'Dense', 440, 200)
  await dragFromPalette(page, 'TensorTable', 720, 200)
  await drawWire(page, port(page, 'iris1', 'output', 'features'), port(page, 'dense1', 'input', 'x'))
  await drawWire(page, port(page, 'dense1', 'output', 'y'), port(page, 'tensortable1', 'input', 'x'))
  await eventually(async () => expect(await status(page).textContent()).toContain('2 wires'))

  await param(page, 'dense1', 'units').getByRole('textbox').fill('3')
  await page.keyboard.press('Enter')
  await param(page, 'dense1', 'activation').getByRole('combobox').selectOption({ label: 'ELU' })
  await param(page, 'dense1', 'activation.alpha').getByRole('textbox').waitFor()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const first = await tableAfterRun(page, 'tensortable1')
  expect(first.length % 3).toBe(0)
  expect(first.every((value) => value > -1)).toBe(true)
  expect(first.some((value) => value < 0)).toBe(true)

  await saveAs(page, 'my network')
  await page.reload()
  await node(page, 'dense1').waitFor()
  await beginNew(page)
  await chooseFromFileMenu(page, 'Open…')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^my network/ })
    .click()
  await node(page, 'dense1').waitFor()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  expect(await tableAfterRun(page, 'tensortable1')).toEqual(first)
})

test('by keyboard: adds nodes, wires them, sets the enum, runs, saves, reloads, loads and runs again', async ({
  playground,
}) => {
  const page = await playground('?graph=signal-pipeline')
  await node(page, 'result').waitFor()
  await pressUntilFocused(page, 'Tab', page.getByRole('button', { name: 'File', exact: true }))
  await page.keyboard.press('Enter')
  await pressUntilFocused(page, 'ArrowDown', page.getByRole('menuitem', { name: 'New' }))
  await page.keyboard.press('Enter')
  await page.getByText('Drag a node from the palette').waitFor()
  for (const text of ['Iris', 'Dense', 'Tensor table']) {
    await page.keyboard.press('Control+K')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await node(page, 'tensortable1').waitFor()

  const connect = async (from: [string, string], to: [string, string]) => {
    await pressUntilFocused(page, 'Tab', node(page, from[0]))
    await page.keyboard.press('Enter')
    await pressUntilFocused(page, 'ArrowDown', port(page, from[0], 'output', from[1]))
    await page.keyboard.press('Enter')
    await pressUntilFocused(page, 'Tab', port(page, to[0], 'input', to[1]))
    await page.keyboard.press('Enter')
  }
  await connect(['iris1', 'features'], ['dense1', 'x'])
  await connect(['dense1', 'y'], ['tensortable1', 'x'])
  await eventually(async () => expect(await status(page).textContent()).toContain('2 wires'))

  await pressUntilFocused(page, 'Tab', param(page, 'dense1', 'activation').getByRole('combobox'))
  await page.keyboard.type('Softmax')
  await param(page, 'dense1', 'activation.axis').waitFor()
  await page.keyboard.press('Control+Enter')
  const first = await tableAfterRun(page, 'tensortable1')
  expect(first.every((value) => value >= 0 && value <= 1)).toBe(true)

  await page.keyboard.press('Control+S')
  await page.getByLabel('Name in this browser').waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('by keyboard')
  await page.keyboard.press('Enter')
  await page.getByText('Saved by keyboard.').waitFor()
  await page.reload()
  await node(page, 'dense1').waitFor()
  await page.keyboard.press('Control+O')
  await pressUntilFocused(page, 'Tab', page.getByRole('button', { name: /^by keyboard/ }))
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Enter')
  expect(await tableAfterRun(page, 'tensortable1')).toEqual(first)
})

test('a typed number is one step to undo, and a quick graph follows it', async ({ playground }) => {
  const page = await playground('?graph=signal-pipeline')
  const alpha = param(page, 'elu', 'alpha').getByRole('textbox')
  await eventually(async () => expect(await status(page).textContent()).toContain('wasm'))
  await alpha.fill('0.25')
  await alpha.press('Enter')
  await page.getByRole('img', { name: 'unsaved changes' }).waitFor()
  await page.getByRole('button', { name: 'Undo: set alpha' }).click()
  expect(await alpha.inputValue()).toBe('0.5')
  expect(await page.getByRole('img', { name: 'unsaved changes' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true)
  await page.keyboard.press('Control+Shift+Z')
  expect(await alpha.inputValue()).toBe('0.25')
  await eventually(async () => expect(await status(page).textContent()).not.toContain('before the last edit'))
})

test('a wire dropped on empty canvas offers what fits there, and only that', async ({ playground }) => {
  const page = await playground()
  await tableAfterRun(page, 'table')
  await beginNew(page)
  await dragFromPalette(page, 'LSTMCell', 200, 200)
  const from = await port(page, 'lstmcell1', 'output', 'layer').boundingBox()
  if (!from) throw new Error('the cell has no port for itself')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 200, from.y + 160, { steps: 6 })
  await page.mouse.up()
  const palette = page.getByRole('dialog', { name: 'Add a node that fits' })
  await palette.locator('[data-type="RNN"]').waitFor()
  expect(await palette.locator('[data-type="Dense"]').count()).toBe(0)
  await page.keyboard.type('RNN')
  await page.keyboard.press('Enter')
  await eventually(async () => expect(await status(page).textContent()).toContain('2 nodes1 wire'))
})

test('reopens unsaved changes after a reload, and leads back to the original', async ({ playground }) => {
  const page = await playground('?graph=signal-pipeline')
  const alpha = param(page, 'elu', 'alpha').getByRole('textbox')
  await alpha.fill('3')
  await alpha.press('Enter')
  // What has not been kept yet would be asked about.
  await eventually(async () => {
    const count = await page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('rete-tfjs-playground')
          opening.onerror = () => reject(new Error('no database'))
          opening.onsuccess = () => {
            const counting = opening.result.transaction('recovery').objectStore('recovery').count()
            counting.onsuccess = () => resolve(counting.result)
          }
        }),
    )
    expect(count).toBeGreaterThan(0)
  })
  await page.reload()
  await page.getByText('Reopened Signal pipeline with your unsaved changes').waitFor()
  expect(await alpha.inputValue()).toBe('3')
  await page.getByRole('button', { name: 'Open the original' }).click()
  await eventually(async () => expect(await alpha.inputValue()).toBe('0.5'))
})

test('a graph that cannot run has a broken arrow, which lists why and mends it', async ({ playground }) => {
  const page = await playground('?graph=elu-convnet')
  const before = await tableAfterRun(page, 'table')
  await node(page, 'flatten').click({ position: { x: 60, y: 8 } })
  await page.keyboard.press('Delete')
  const arrow = page.getByRole('button', { name: /^Cannot run/ })
  await arrow.click()
  await page.getByRole('region', { name: 'Problems and hints' }).getByRole('listitem').first().waitFor()
  await page.keyboard.press('Control+Z')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await eventually(async () => expect(await status(page).textContent()).not.toContain('before the last edit'))
  expect(await readTable(page, 'table')).toEqual(before)
})

test('asks for nothing outside of itself', async ({ page, playground }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await playground()
  await tableAfterRun(page, 'table')
  const own = new URL(page.url()).origin
  expect(asked.filter((url) => !url.startsWith(own) && !/^(data|blob):/.test(url))).toEqual([])
})
