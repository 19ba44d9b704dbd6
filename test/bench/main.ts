// npm run bench [NAME...]: prints medians [quartiles] of what the engine and the checker take here.
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { benchCancel } from './cancel.js'
import { benchChain } from './chain.js'
import { benchCheck } from './check.js'
import { benchDispatch } from './dispatch.js'

const backendOf = () => createTfjsBackend('wasm')

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  check: benchCheck,
  dispatch: async () => {
    await benchDispatch(await createTfjsBackend('cpu'))
    await benchDispatch(await backendOf())
  },
  chain: async () => benchChain(await backendOf()),
  cancel: async () => benchCancel(await backendOf()),
}

const names = process.argv.slice(2)
const unknown = names.find((name) => !Object.hasOwn(benchmarks, name))
if (unknown !== undefined) {
  console.error(`bench: expected some of ${Object.keys(benchmarks).join(', ')}, received ${unknown}`)
  process.exit(2)
}
for (const [name, run] of Object.entries(benchmarks)) {
  if (names.length === 0 || names.includes(name)) await run()
}
