import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { readEmbedBlock } from './embed-block.js'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/** What an empty project installs beside the package and what that depends on; taken from this checkout, so that no network is needed. */
const installed = [
  ...['core', 'backend-cpu', 'backend-wasm', 'backend-webgl', 'backend-webgpu'].map((n) => `@tensorflow/tfjs-${n}`),
  ...['rete', 'rete-area-plugin', 'rete-connection-plugin', 'rete-engine', 'rete-render-utils', 'rete-vue-plugin'],
  ...['vue', 'vite', 'typescript'],
]

/** Runs a program in a folder as a person would: without what Vitest sets. */
export async function execute(folder: string, file: string, args: readonly string[]): Promise<string> {
  const { NODE_ENV: _nodeEnv, VITEST: _vitest, ...env } = process.env
  const { stdout } = await run(file, [...args], { cwd: folder, env, maxBuffer: 2 ** 26 })
  return stdout
}

/** Builds and packs the package. Gives the path of the archive. */
export async function packPackage(destination: string): Promise<string> {
  await execute(root, 'npm', ['run', '--silent', 'build'])
  const output = await execute(root, 'npm', ['pack', '--json', '--pack-destination', destination])
  const [packed] = JSON.parse(output) as { filename: string }[]
  if (!packed) throw new Error('npm pack: expected an archive, received none')
  return join(destination, packed.filename)
}

/** A project of somebody else's that has installed the packed package and pasted README's block. */
export async function createConsumer(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'consumer-'))
  const modules = join(folder, 'node_modules')
  await mkdir(join(modules, '.bin'), { recursive: true })
  const archive = await packPackage(folder)
  // What npm does with an archive, without asking a registry.
  await mkdir(join(modules, 'rete-tfjs-plugin'))
  await execute(folder, 'tar', ['-xzf', archive, '-C', join(modules, 'rete-tfjs-plugin'), '--strip-components=1'])
  await symlink('../rete-tfjs-plugin/dist/cli/main.js', join(modules, '.bin/rete-tfjs'))
  for (const name of [...installed, ...(await dependenciesOf(join(modules, 'rete-tfjs-plugin')))]) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(root, 'node_modules', name), join(modules, name))
  }
  for (const file of ['own-nodes.ts', 'stock-editor.ts']) {
    await copyFile(join(root, 'playground/embed', file), join(folder, file))
  }
  for (const [file, text] of Object.entries(await consumerFiles())) await writeFile(join(folder, file), text)
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

/** What npm installs with a package. */
async function dependenciesOf(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'package.json'), 'utf8')
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Readonly<Record<string, string>> }
  return Object.keys(dependencies)
}

async function consumerFiles(): Promise<Readonly<Record<string, string>>> {
  const { imports, code } = await readEmbedBlock()
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    // As Rete's guide asks for: the declarations of rete-vue-plugin name files that it does not ship.
    skipLibCheck: true,
    types: ['vite/client'],
  }
  return {
    'package.json': JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
    'index.html':
      '<!doctype html><div id="editor" style="height: 900px"></div><script type="module" src="./main.ts"></script>',
    'main.ts': [
      ...imports,
      "import { NumberNode, ResultNode } from './own-nodes.js'",
      "import { createStockEditor } from './stock-editor.js'",
      "const { editor, render, connect, process } = createStockEditor(document.querySelector<HTMLElement>('#editor')!)",
      ...code,
      ...wiring,
    ].join('\n'),
  }
}

/** Below README's block: a number through ELU, and a matrix through the worker. */
const wiring = [
  'const number = new NumberNode(-1, process)',
  'const result = new ResultNode()',
  "const digits = tfjs.create('Digits')",
  "const flatten = tfjs.create('Flatten')",
  "const dense = tfjs.create('Dense', { units: 3 })",
  "const table = tfjs.create('TensorTable')",
  'for (const node of [number, result, digits, flatten, dense, table]) await editor.addNode(node)',
  "await connect(number, 'value', elu, 'x')",
  "await connect(elu, 'y', result, 'value')",
  "await connect(digits, 'image', flatten, 'x')",
  "await connect(flatten, 'y', dense, 'x')",
  "await connect(dense, 'y', table, 'x')",
]
