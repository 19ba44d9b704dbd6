import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from './page.js'
import { eventually, node, status, tableAfterRun, upload } from './person.js'

/** A graph with these nodes and wires, as text. */
function graphText(nodes: readonly object[], connections: readonly object[] = []): string {
  return JSON.stringify({ format: 'rete-tfjs-graph', version: 1, seed: 1, nodes, connections })
}

const elu = (id: string, more: object = {}) => ({
  id,
  type: 'ELU',
  typeVersion: 1,
  position: [0, 0],
  params: {},
  ...more,
})

const bad: readonly { readonly name: string; readonly text: string; readonly says: RegExp }[] = [
  { name: 'empty.json', text: '', says: /empty\.json was not opened.*expected/ },
  { name: 'truncated.json', text: graphText([elu('a')]).slice(0, -20), says: /line 1, column/ },
  { name: 'no-graph.json', text: '{"hello": 1}', says: /format: expected "rete-tfjs-graph"/ },
  {
    name: 'later.json',
    text: '{"format":"rete-tfjs-graph","version":99}',
    says: /version: expected 1 or older, received 99/,
  },
  { name: 'deep.json', text: '['.repeat(100_000), says: /nest/ },
  {
    name: 'nan.json',
    text: graphText([elu('a')]).replace('[0,0]', '[NaN,0]'),
    says: /nodes\[0\]\.position\[0\].*"NaN"/,
  },
  {
    name: 'proto.json',
    text: graphText([elu('a')]).replace('"params":{}', '"params":{"__proto__":{}}'),
    says: /__proto__/,
  },
  {
    name: 'absurd.json',
    text: graphText([{ ...elu('a'), type: 'Conv2D', params: { filters: 1e308 } }]),
    says: /nodes\[0\]\.params\.filters: expected .*received 1e\+308/,
  },
  { name: 'twice.json', text: graphText([elu('a'), elu('a')]), says: /nodes\[1\]\.id.*"a"/ },
  {
    name: 'cycle.json',
    text: graphText(
      [elu('a'), elu('b')],
      [
        { from: ['a', 'y'], to: ['b', 'x'] },
        { from: ['b', 'y'], to: ['a', 'x'] },
      ],
    ),
    says: /cycle/,
  },
  { name: 'dangling.json', text: graphText([elu('a')], [{ from: ['a', 'y'], to: ['nobody', 'x'] }]), says: /nobody/ },
  {
    name: 'crowded.json',
    text: `{"format":"rete-tfjs-graph","version":1,"nodes":[${'0,'.repeat(9_999_999)}0]}`,
    says: /nodes: expected at most 200000/,
  },
]

test('a bad file gets one clear message with the place in it, and the open graph stays', async ({ playground }) => {
  const page = await playground('?graph=signal-pipeline')
  await eventually(async () => expect(await status(page).textContent()).toContain('6 nodes'))
  for (const { name, text, says } of bad) {
    await upload(page, { name, text })
    const message = page.getByRole('alert')
    await message.waitFor()
    expect(await message.count(), name).toBe(1)
    expect(await message.textContent(), name).toMatch(says)
    expect(await status(page).textContent(), name).toContain('6 nodes')
    await page.getByRole('button', { name: 'Close the message' }).click()
    await message.waitFor({ state: 'detached' })
  }
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true)
})

test('a file of 100 MB is refused before it is read', async ({ playground }) => {
  const page = await playground('?graph=signal-pipeline')
  await node(page, 'result').waitFor()
  const folder = await mkdtemp(join(tmpdir(), 'huge-graph-'))
  try {
    const path = join(folder, 'huge.json')
    await writeFile(path, '')
    await truncate(path, 100 * 1024 * 1024)
    await upload(page, path)
    const message = page.getByRole('alert')
    await message.waitFor()
    expect(await message.textContent()).toContain('expected at most 64 MiB, received 100 MiB')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('markup in labels stays text', async ({ playground }) => {
  const page = await playground()
  await tableAfterRun(page, 'table')
  const label = '<img src=x onerror="document.title = 1">'
  await upload(page, { name: 'markup.json', text: graphText([elu('a', { label })]) })
  await node(page, 'a').getByText(label).waitFor()
  expect(await page.title()).not.toBe('1')
})

test('a file dropped on the page is opened', async ({ playground }) => {
  const page = await playground()
  await tableAfterRun(page, 'table')
  const data = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }))
      return transfer
    },
    graphText([elu('dropped')]),
  )
  await page.locator('header').first().dispatchEvent('drop', { dataTransfer: data })
  await node(page, 'dropped').waitFor()
})

test('a layer of a million by a million is refused with its size', async ({ playground }) => {
  const page = await playground()
  await tableAfterRun(page, 'table')
  const text = graphText(
    [
      { ...elu('numbers'), type: 'Random', params: { shape: [1, 1_000_000] } },
      { ...elu('layer'), type: 'Dense', params: { units: 1_000_000 } },
    ],
    [{ from: ['numbers', 'y'], to: ['layer', 'x'] }],
  )
  await upload(page, { name: 'monster.json', text })
  await node(page, 'layer').waitFor()
  await page.getByRole('button', { name: 'Cannot run: 1 problem' }).click()
  const problem = page.getByRole('region', { name: 'Problems and hints' }).getByRole('listitem')
  expect(await problem.textContent()).toContain('[1000000, 1000000], 4000000000000 bytes')
})
