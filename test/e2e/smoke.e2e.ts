import { expect } from 'vitest'
import { test } from './page.js'

test('the playground is served cross-origin isolated', async ({ playground }) => {
  const page = await playground()
  expect(await page.title()).not.toBe('')
  expect(await page.evaluate('crossOriginIsolated')).toBe(true)
})
