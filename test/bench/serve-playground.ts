import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import { findBrowser } from '../browser.js'

/** Opens the built playground, as a visitor gets it, in a browser of its own for as long as `work` takes. */
export async function withPlayground<T>(work: (page: Page, address: string) => Promise<T>): Promise<T> {
  const outDir = await mkdtemp(join(tmpdir(), 'rete-tfjs-bench-'))
  const config = {
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
    preview: { port: 0, open: false },
  } as const
  await build(config)
  const server = await preview(config)
  const browser = await chromium.launch({ ...(await findBrowser()), headless: true })
  try {
    const address = server.resolvedUrls?.local[0]
    if (address === undefined) throw new Error('the server has no address')
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    // tsx names functions by calls of `__name`, in those too that are sent to the page.
    await page.addInitScript('globalThis.__name = (value) => value')
    return await work(page, address)
  } finally {
    await browser.close()
    await server.close()
    await rm(outDir, { recursive: true })
  }
}
