/// <reference types="vitest/config" />
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { declarations } from './config/declarations.js'
import { keepModuleUrls } from './config/keep-module-urls.js'
import { nodesIndex } from './config/nodes-index.js'
import { threadsSurviveMinifying } from './config/threads-survive-minifying.js'
import { findBrowser } from './test/browser.js'
import { runGalleryGraph } from './test/gallery/run-command.js'

const root = import.meta.dirname
const inRoot = (path: string) => resolve(root, path)
const tfjs = ['core', 'backend-cpu', 'backend-wasm', 'backend-webgl', 'backend-webgpu'].map(
  (n) => `@tensorflow/tfjs-${n}`,
)
/** What src/backends/tfjs/threads.ts looks into. */
const wasmThreads = '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js'
const rete = [
  'rete',
  'rete-area-plugin',
  'rete-connection-plugin',
  'rete-engine',
  'rete-render-utils',
  'rete-vue-plugin',
]

/** The package by its own name, from its sources: what a page does with it then reads as it would elsewhere. */
const ownName = {
  'rete-tfjs-plugin/nodes': inRoot('nodes/index.ts'),
  'rete-tfjs-plugin/editor': inRoot('src/editor/index.ts'),
  'rete-tfjs-plugin/preset': inRoot('src/vue/preset/index.ts'),
  'rete-tfjs-plugin/worker': inRoot('src/worker/client.ts'),
  'rete-tfjs-plugin/style.css': inRoot('src/vue/style.css'),
}

/** The page is cross-origin isolated: WebAssembly threads need SharedArrayBuffer. */
const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

const common: UserConfig = {
  plugins: [nodesIndex(inRoot('nodes')), vue()],
  resolve: { dedupe: [...rete, 'vue', ...tfjs], alias: ownName },
  worker: { format: 'es', plugins: () => [threadsSurviveMinifying()] },
  // Named, because a dependency that is discovered while a page is open reloads the page.
  optimizeDeps: { include: [...tfjs, wasmThreads, ...rete, 'vue', 'fuse.js', 'idb', 'uplot'] },
}

/** `vite` and `vite build`: the playground; one page for each HTML file in it. */
const playground = (): UserConfig => ({
  ...common,
  plugins: [nodesIndex(inRoot('nodes')), vue(), threadsSurviveMinifying()],
  root: inRoot('playground'),
  base: './',
  server: { headers, open: hasDisplay() && !process.env['CI'], fs: { allow: [root] } },
  preview: { headers },
  build: {
    target: 'es2023',
    outDir: inRoot('playground/dist'),
    emptyOutDir: true,
    rolldownOptions: {
      input: readdirSync(inRoot('playground')).flatMap((file) =>
        file.endsWith('.html') ? inRoot(`playground/${file}`) : [],
      ),
    },
  },
})

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

const entries = {
  index: 'src/index.ts',
  'nodes/index': 'nodes/index.ts',
  headless: 'src/headless.ts',
  'worker/client': 'src/worker/client.ts',
  'worker/entry': 'src/worker/entry.ts',
  'worker/serve': 'src/worker/serve.ts',
  'editor/index': 'src/editor/index.ts',
  'vue/index': 'src/vue/index.ts',
  'vue/preset/index': 'src/vue/preset/index.ts',
  'vite-plugin': 'src/vite-plugin.ts',
  'cli/main': 'src/cli/main.ts',
}

/** `vite build --mode library`: module for module into dist, so that a bundler drops what is not used. */
const library = (): UserConfig => ({
  ...common,
  publicDir: false,
  plugins: [nodesIndex(inRoot('nodes')), vue(), keepModuleUrls(), declarations()],
  build: {
    target: 'es2023',
    minify: false,
    lib: { entry: entries, formats: ['es'], cssFileName: 'style' },
    rolldownOptions: {
      external: /^(?![./\0]|[A-Za-z]:[\\/]|\w+:\0|plugin-vue:)/,
      output: { preserveModules: true, preserveModulesRoot: inRoot('src'), entryFileNames: '[name].js' },
    },
  },
})

/** `vitest`: the projects of `npm test`, and `full` and `browser-full`, the slow sweeps of `npm run test:full`. */
const tests = (): UserConfig => {
  const launch = { launchOptions: {} }
  const project = (name: string, include: string[], options: UserConfig['test'], plugins: Plugin[] = []) => ({
    extends: true as const,
    plugins,
    test: { name, include, ...options },
  })
  const browser = (name: string, include: string, groupOrder: number, testTimeout: number) =>
    project(
      name,
      [include],
      {
        sequence: { groupOrder },
        testTimeout,
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          provider: playwright(launch),
          commands: { runGalleryGraph },
          instances: [{ browser: 'chromium' }],
        },
      },
      // Not called where --project leaves this project out: then no browser is needed.
      [{ name: 'find-browser', configResolved: async () => void (launch.launchOptions = await findBrowser()) }],
    )
  return {
    ...common,
    server: { headers },
    test: {
      // Vitest leaves one core idle: of two that is half of the time.
      maxWorkers: Math.max(2, availableParallelism() - 1),
      // Vitest's own second is a time limit: a page that starts TensorFlow.js on a busy machine needs longer.
      expect: { poll: { timeout: 120_000 } },
      projects: [
        project('unit', ['test/**/*.test.ts'], {
          exclude: ['test/**/*.browser.test.ts'],
          // All files of a worker load the nodes and TensorFlow.js once. Each test leaves behind what it found.
          isolate: false,
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
        }),
        browser('browser', 'test/**/*.browser.test.ts', 1, 120_000),
        project('e2e', ['test/e2e/**/*.e2e.ts'], {
          globalSetup: ['test/e2e/setup.ts'],
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        }),
        project('full', ['test/**/*.full.ts'], { sequence: { groupOrder: 3 }, testTimeout: 3_600_000 }),
        browser('browser-full', 'test/**/*.full.browser.ts', 4, 3_600_000),
      ],
    },
  }
}

export default defineConfig(({ mode }) => (mode === 'test' ? tests() : mode === 'library' ? library() : playground()))
