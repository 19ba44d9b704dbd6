import { expect, test } from 'vitest'

test('slow sweeps run in a project of their own', () => {
  expect(process.versions.node).toMatch(/^\d+/)
})
