import { readFile } from 'node:fs/promises'

const root = new URL('../../', import.meta.url)

/** What README says about other editors: the lines to paste, imports first. */
export interface EmbedBlock {
  readonly imports: readonly string[]
  readonly code: readonly string[]
}

/** The block between README's embed markers: the one source of the lines that the tests and the playground's embed page use. */
export async function readEmbedBlock(): Promise<EmbedBlock> {
  const readme = await readFile(new URL('README.md', root), 'utf8')
  const [, block] = /<!-- embed:start -->\s*```ts\n([\s\S]*?)```/.exec(readme) ?? []
  if (block === undefined) throw new Error('README.md: expected a block of TypeScript behind <!-- embed:start -->')
  const lines = block.split('\n').filter((line) => line.trim() !== '')
  const isImport = (line: string) => line.startsWith('import ')
  return { imports: lines.filter(isImport), code: lines.filter((line) => !isImport(line)) }
}

/** The source of the playground's embed page. */
export function readEmbedPage(): Promise<string> {
  return readFile(new URL('playground/embed/main.ts', root), 'utf8')
}
