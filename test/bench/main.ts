// npm run bench [NAME...]: prints medians [quartiles] of what the engine and the checker take here.
import { createTfjsBackend } from '../../src/backends/tfjs/index.js'
import { benchCancel } from './cancel.js'
import { measureCancelInPage } from './cancel-in-page.js'
import { benchChain } from './chain.js'
import { benchCheck } from './check.js'
import { benchDispatch } from './dispatch.js'
import { printSamples } from './report.js'
import { benchTraining } from './training.js'

const backendOf = () => createTfjsBackend('wasm')

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  check: benchCheck,
  dispatch: async () => {
    await benchDispatch(await createTfjsBackend('cpu'))
    await benchDispatch(await backendOf())
  },
  chain: async () => benchChain(await backendOf()),
  cancel: async () => benchCancel(await backendOf()),
  async page() {
    const { rejected, answered } = await measureCancelInPage(20)
    console.log('\nCancelling the ELU convnet on 1797 digits in a page, on wasm')
    printSamples(
      new Map([
        ['from the cancel to the rejected call', rejected],
        ['from the cancel to the next answer', answered],
        ['the worst of the former', [Math.max(...rejected)]],
      ]),
    )
  },
  training: benchTraining,
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
