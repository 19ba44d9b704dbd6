import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Built by the setup of these tests.
const assets = join(import.meta.dirname, '../../playground/dist/assets')
const texts = readdirSync(assets)
  .filter((file) => file.endsWith('.js'))
  .map((file) => ({ file, text: readFileSync(join(assets, file), 'utf8') }))

/** A message that TensorFlow.js' engine holds whatever is taken of it. */
const isTensorFlow = (text: string) =>
  text.includes('Cannot find a connection between any variable') || text.includes('tf.memory')

test('TensorFlow.js is in the worker and not in the page', () => {
  const files = texts.filter(({ text }) => isTensorFlow(text)).map(({ file }) => file)
  expect(files.length).toBeGreaterThan(0)
  const page = readFileSync(join(assets, '../index.html'), 'utf8')
  const chunks = texts.filter(({ file }) => page.includes(file))
  expect(chunks.length).toBeGreaterThan(0)
  // What the page loads, and what that imports, directly or when it is needed; the worker is started by its address.
  const reached = new Set(chunks.map(({ file }) => file))
  for (const file of reached) {
    const text = texts.find((candidate) => candidate.file === file)?.text ?? ''
    for (const [, imported] of text.matchAll(/(?:import|from)\s*\(?["'`]\.\/([\w.-]+\.js)["'`]/g))
      reached.add(imported!)
  }
  expect([...reached].filter((file) => files.includes(file))).toEqual([])
})
