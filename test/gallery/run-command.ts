import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BrowserCommand } from 'vitest/node'

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** What `rete-tfjs run playground/graphs/NAME.json --json` prints. */
    runGalleryGraph(name: string, args: readonly string[]): Promise<string>
  }
}

const root = join(import.meta.dirname, '../..')

/** Lets a test in a page call the command line, as a shell would. */
export const runGalleryGraph: BrowserCommand<[name: string, args: readonly string[]]> = async (
  _context,
  name,
  args,
) => {
  const file = join(root, 'playground/graphs', `${name}.json`)
  const call = ['--import', 'tsx', join(root, 'src/cli/main.ts'), 'run', file, '--json', ...args]
  const { stdout } = await promisify(execFile)(process.execPath, call, { cwd: root, maxBuffer: 2 ** 28 })
  return stdout
}
