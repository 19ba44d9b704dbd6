import { describe, expect, it } from 'vitest'
import { readEmbedBlock, readEmbedPage } from './embed-block.js'

describe("README's block for other editors", () => {
  it('has at most ten lines', async () => {
    const { imports, code } = await readEmbedBlock()
    expect(imports.length + code.length).toBeLessThanOrEqual(10)
  })

  it('stands in the embed page word for word', async () => {
    const { imports, code } = await readEmbedBlock()
    const page = await readEmbedPage()
    expect(page).toContain(imports.join('\n'))
    expect(page).toContain(code.join('\n'))
  })
})
