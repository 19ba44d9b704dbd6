import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { build, type InlineConfig, mergeConfig, preview } from 'vite'
import { findBrowser } from '../browser.js'

/** Builds with a configuration of Vite, serves what it built, and opens an empty page in a browser of its own, for as long as `work` takes. */
export async function withServed<T>(
  config: InlineConfig,
  work: (page: Page, address: string) => Promise<T>,
): Promise<T> {
  const outDir = await mkdtemp(join(tmpdir(), 'rete-tfjs-bench-'))
  const own: InlineConfig = {
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
    preview: { port: 0, open: false },
  }
  const merged = mergeConfig(config, own)
  await build(merged)
  const server = await preview(merged)
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

/** The built playground, as a visitor gets it. */
export const withPlayground = <T>(work: (page: Page, address: string) => Promise<T>): Promise<T> =>
  withServed({ configFile: join(import.meta.dirname, '../../vite.config.ts'), mode: 'production' }, work)
