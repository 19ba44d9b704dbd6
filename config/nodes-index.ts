import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { categories } from '../src/definition/node.js'

/** A file of `nodes/` that declares a node. */
interface NodeFile {
  readonly category: string
  /** `leaky-relu`. */
  readonly file: string
  /** `leakyRelu`: the name of the definition that it exports. */
  readonly name: string
}

/** The name of the definition in a file: `leaky-relu` gives `leakyRelu`. */
export function definitionName(file: string): string {
  return file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * The files that declare a node: those that export a constant of the file's name. A folder's other files hold what its nodes
 * share. The conformance test sees to it that no definition hides in one of them.
 */
export function findNodeFiles(folder: string): readonly NodeFile[] {
  return categories.flatMap((category) =>
    listModules(join(folder, category)).flatMap((file) => {
      const name = definitionName(file)
      const text = readFileSync(join(folder, category, `${file}.ts`), 'utf8')
      return new RegExp(`^export const ${name}\\b`, 'm').test(text) ? [{ category, file, name }] : []
    }),
  )
}

function listModules(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
      .sort()
  } catch (error) {
    // A category without a node yet has no folder.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** The text of `nodes/index.ts` for the files in `folder`. */
export function nodesIndexText(folder: string): string {
  const files = findNodeFiles(folder)
  const names = files.map(({ name }) => `  ${name},`).join('\n')
  return [
    '// Written from the folders beside it (config/nodes-index.ts): do not edit.',
    "import type { AnyNode } from '../src/definition/node.js'",
    ...files.map(({ category, file, name }) => `import { ${name} } from './${category}/${file}.js'`),
    '',
    `export {\n${names}\n}`,
    '',
    '/** The activation enum as a parameter, and what applies its value: for nodes of your own. */',
    "export { activate, activation as activationParam } from './activation/activation.js'",
    '',
    '/** Every node, in the order of the palette: category by category, then by file name. */',
    `export const nodes: readonly AnyNode[] = [\n${names}\n]`,
    '',
  ].join('\n')
}

/** Writes `index.ts` into `folder`, unless it says already what it would say. */
export function writeNodesIndex(folder: string): void {
  const path = join(folder, 'index.ts')
  const text = nodesIndexText(folder)
  if (readIfThere(path) !== text) writeFileSync(path, text)
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Keeps `nodes/index.ts` up to date: before anything is loaded, and while the development server runs. */
export function nodesIndex(folder: string): Plugin {
  return {
    name: 'nodes-index',
    config: () => writeNodesIndex(folder),
    configureServer(server) {
      server.watcher.add(folder)
      for (const event of ['add', 'unlink'] as const) {
        server.watcher.on(event, (path: string) => {
          if (path.startsWith(folder)) writeNodesIndex(folder)
        })
      }
    },
  }
}
