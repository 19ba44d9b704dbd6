import type { Backend } from '../../src/engine/backend.js'
import { prepareProgram } from '../../src/engine/executable.js'
import { Pace } from '../../src/engine/pace.js'
import { runProgram } from '../../src/engine/run-program.js'
import type { Program } from '../../src/operations/program.js'
import type { RandomAttributes } from '../../src/operations/source/random.js'
import type { TensorData } from '../../src/operations/types.js'

/** Runs a program on a backend and leaves nothing there. `draw` gives what `ops.random` asks for. */
export async function runTraced(
  program: Program,
  inputs: readonly TensorData[],
  backend: Backend,
  draw: (attributes: RandomAttributes) => TensorData,
): Promise<readonly TensorData[]> {
  await backend.activate()
  const handles = inputs.map((input) => backend.upload(input))
  const outputs = await runProgram(prepareProgram(program, []), handles, { backend, draw, pace: new Pace() })
  const results: TensorData[] = []
  for (const output of outputs) {
    results.push(await backend.read(output))
    backend.dispose(output)
  }
  return results
}
