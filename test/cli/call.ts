import { nodes } from '../../nodes/index.js'
import { runCli } from '../../src/cli/run-cli.js'
import { createCatalogue } from '../../src/definition/catalogue.js'

const catalogue = createCatalogue(nodes)

/** Calls the command line as a shell would. Gives its exit status and what it wrote. */
export async function call(args: readonly string[], isInteractive = false) {
  const written = { out: '', error: '' }
  const status = await runCli(args, catalogue, {
    out: (text) => (written.out += text),
    error: (text) => (written.error += text),
    isInteractive,
  })
  return { status, ...written }
}
