import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { build, createServer, type InlineConfig, type Plugin, preview } from 'vite'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { createConsumer, execute } from '../package/consumer.js'
import { test } from './page.js'

let consumer: Awaited<ReturnType<typeof createConsumer>>
beforeAll(async () => {
  consumer = await createConsumer()
})
afterAll(() => consumer.remove())

const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

/** What README tells a consumer to write into vite.config, from the installed package. */
const config = async (): Promise<InlineConfig> => ({
  root: consumer.folder,
  configFile: false,
  logLevel: 'warn',
  plugins: [await installedPlugin()],
})

async function installedPlugin(): Promise<Plugin> {
  const path = join(consumer.folder, 'node_modules/rete-tfjs-plugin/dist/vite-plugin.js')
  const { reteTfjs } = (await import(pathToFileURL(path).href)) as { readonly reteTfjs: () => Plugin }
  return reteTfjs()
}

interface Server {
  readonly resolvedUrls: { readonly local: string[] } | null
  close(): Promise<void>
}

/** Opens the project, checks its numbers, and gives the names of the wasm files that it has loaded. */
async function useConsumer(page: Page, server: Server): Promise<readonly string[]> {
  const files: string[] = []
  page.on('response', (response) => {
    if (response.ok() && response.url().includes('.wasm')) files.push(response.url())
  })
  try {
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    const result = page.locator('[data-testid="node"]', { hasText: 'Result' }).locator('input')
    await expect.poll(() => result.inputValue()).toBe('-0.31606')
    const table = page.locator('[data-type="TensorTable"]')
    await expect.poll(() => table.innerText()).toContain('float32 [32, 3]')
    expect(await page.locator('.rt-run-error').count()).toBe(0)
    return files
  } finally {
    await server.close()
  }
}

describe('the packed package in an empty Vite project', () => {
  test('has types for what README says', async () => {
    await execute(consumer.folder, process.execPath, [
      join(consumer.folder, 'node_modules/typescript/bin/tsc'),
      '-p',
      '.',
    ])
  })

  test('is built, and finds worker and wasm files', async ({ page }) => {
    const before = process.env['NODE_ENV']
    process.env['NODE_ENV'] = 'production'
    await build(await config())
    process.env['NODE_ENV'] = before
    const files = await useConsumer(page, await preview({ ...(await config()), preview: { port: 0 } }))
    expect(files.join()).toMatch(/tfjs-backend-wasm-simd.*\.wasm/)
  })

  test('runs where the page is cross-origin isolated, too', async ({ page }) => {
    const server = await preview({ ...(await config()), preview: { port: 0, headers: isolated } })
    const files = await useConsumer(page, server)
    expect(await page.evaluate('crossOriginIsolated')).toBe(true)
    expect(files.join()).toMatch(/tfjs-backend-wasm-(threaded-)?simd.*\.wasm/)
  })

  test("runs from Vite's development server", async ({ page }) => {
    const server = await createServer({ ...(await config()), server: { port: 0, fs: { strict: false } } })
    await server.listen()
    await useConsumer(page, server)
  })
})

describe('the packed package in Node', () => {
  test('can be imported', async () => {
    const program = `
      const { readGraph, createCatalogue } = await import('rete-tfjs-plugin')
      const { nodes } = await import('rete-tfjs-plugin/nodes')
      const { createTfjsNodes } = await import('rete-tfjs-plugin/editor')
      const { createInThreadClient } = await import('rete-tfjs-plugin/engine')
      const runner = createInThreadClient({ nodes, backend: 'wasm' })
      const tfjs = createTfjsNodes({ nodes, runner })
      const { y } = await tfjs.create('ELU', { alpha: 0.5 }).data({ x: [{ dtype: 'float32', shape: [1], data: [-1] }] })
      runner.destroy()
      console.log(typeof readGraph, createCatalogue(nodes).nodes.has('ELU'), y.data[0].toFixed(6))`
    const output = await execute(consumer.folder, process.execPath, ['--input-type=module', '-e', program])
    expect(output.trim()).toBe('function true -0.316060')
  })

  test('has a command line', async () => {
    const bin = join(consumer.folder, 'node_modules/.bin/rete-tfjs')
    expect(await execute(consumer.folder, process.execPath, [bin, '--help'])).toContain('rete-tfjs run GRAPH.json')
    expect(await execute(consumer.folder, process.execPath, [bin, 'nodes'])).toMatch(/^activation +ELU /m)
  })

  test('has the JSON Schema', async () => {
    const program = `
      import schema from 'rete-tfjs-plugin/schema.json' with { type: 'json' }
      console.log(schema.title)`
    expect(
      await execute(consumer.folder, process.execPath, ['--no-warnings', '--input-type=module', '-e', program]),
    ).toBe('Graph of rete-tfjs-plugin\n')
  })
})
