import { join } from 'node:path'
import { build, createServer, preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { findBrowser, type Browser } from '../browser.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built playground is served, with a slash at its end. */
    playground: string
    browser: Browser
  }
}

const configFile = join(import.meta.dirname, '../../vite.config.ts')

/** Builds the playground once and serves the result, as a visitor gets it, on a free port while the e2e tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('browser', await findBrowser())
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production' // vitest sets it to test, and Vite would build Vue for development
  await build({ configFile, mode: 'production', logLevel: 'warn' })
  process.env['NODE_ENV'] = before
  const server = await preview({ configFile, mode: 'production', preview: { port: 0, open: false } })
  project.provide('playground', addressOf(server))
  return () => server.close()
}

/** Serves the playground from its sources, as `npm start` does. */
export async function serveSources(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await createServer({
    configFile,
    mode: 'development',
    logLevel: 'warn',
    server: { port: 0, open: false },
  })
  await server.listen()
  return { url: addressOf(server), close: () => server.close() }
}

function addressOf(server: { resolvedUrls: { local: string[] } | null }): string {
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('the server has no address')
  return url
}
