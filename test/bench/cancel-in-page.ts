import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build, type InlineConfig, preview } from 'vite'
import { findBrowser } from '../browser.js'
import type { cancelRounds } from './cancel-rounds.js'

/** Milliseconds from `abort()` in the page until the call has rejected, and until the worker answers another call. */
export interface CancelTimes {
  readonly rejected: readonly number[]
  readonly answered: readonly number[]
}

/**
 * Cancels runs of the ELU convnet on all 1797 digits in the middle, in a real page with the real worker on wasm, and measures how soon
 * that takes effect.
 */
export async function measureCancelInPage(rounds: number): Promise<CancelTimes> {
  const outDir = await mkdtemp(join(tmpdir(), 'rete-tfjs-bench-'))
  const config = configOf(outDir)
  await build(config)
  const server = await preview(config)
  const browser = await chromium.launch({ ...(await findBrowser()), headless: true })
  try {
    const address = server.resolvedUrls?.local[0]
    if (address === undefined) throw new Error('the server has no address')
    const page = await browser.newPage()
    // An empty page of the same origin.
    const empty = new URL('empty', address).href
    await page.route(empty, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await page.goto(empty)
    return await page.evaluate(
      async ([url, rounds]) => {
        const module = (await import(/* @vite-ignore */ url)) as { readonly cancelRounds: typeof cancelRounds }
        return module.cancelRounds(rounds)
      },
      [new URL('cancel-rounds.js', address).href, rounds] as const,
    )
  } finally {
    await browser.close()
    await server.close()
    await rm(outDir, { recursive: true })
  }
}

/** Built as a consumer would build it, but not minified. */
function configOf(outDir: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    worker: { format: 'es' },
    preview: { port: 0, open: false },
    build: {
      target: 'es2023',
      minify: false,
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: join(import.meta.dirname, 'cancel-rounds.ts'),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  }
}
