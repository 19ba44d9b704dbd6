import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import type { cancelRounds } from './cancel-rounds.js'
import { withServed } from './serve.js'

/** Milliseconds from `abort()` in the page until the call has rejected, and until the worker answers another call. */
export interface CancelTimes {
  readonly rejected: readonly number[]
  readonly answered: readonly number[]
}

/**
 * Cancels runs of the ELU convnet on all 1797 digits in the middle, in a real page with the real worker on wasm, and measures how soon
 * that takes effect.
 */
export function measureCancelInPage(rounds: number): Promise<CancelTimes> {
  return withServed(config, async (page, address) => {
    // An empty page of the same origin.
    const empty = new URL('empty', address).href
    await page.route(empty, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await page.goto(empty)
    return page.evaluate(
      async ([url, rounds]) => {
        const module = (await import(/* @vite-ignore */ url)) as { readonly cancelRounds: typeof cancelRounds }
        return module.cancelRounds(rounds)
      },
      [new URL('cancel-rounds.js', address).href, rounds] as const,
    )
  })
}

/** Built as a consumer would build it, but not minified. */
const config: InlineConfig = {
  configFile: false,
  root: import.meta.dirname,
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    minify: false,
    rolldownOptions: {
      input: join(import.meta.dirname, 'cancel-rounds.ts'),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js' },
    },
  },
}
