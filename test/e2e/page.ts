import { chromium, type Page } from 'playwright-core'
import { expect, inject, test as plain } from 'vitest'

/**
 * A test with a `page` of its own (own storage, own downloads), on which `playground('index.html')`
 * opens a page of the playground. An exception in the page fails the test.
 */
export const test = plain.extend<{ page: Page; playground: (path?: string) => Promise<Page> }>({
  page: async ({}, use) => {
    const browser = await chromium.launch({ ...inject('browser'), headless: true })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
    try {
      await use(page)
    } finally {
      await browser.close()
    }
    expect(errors).toEqual([])
  },
  playground: async ({ page }, use) => {
    await use(async (path = '') => {
      await page.goto(inject('playground') + path)
      return page
    })
  },
})
