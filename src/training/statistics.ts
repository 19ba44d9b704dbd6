import type { Distribution, TrainingStatistics } from '../graph/training.js'
import { portKey } from '../graph/graph.js'
import { activationOf, describeActivation } from './activation-statistics.js'
import { describeDistribution } from './distribution.js'
import type { ExampleSplit } from './examples.js'
import type { StepRunner } from './step-runner.js'

/** How many examples the activations are looked at with. */
const looked = 64

/** Looks into the network: its weights, their gradients for one batch, and what the activations make of some held out examples. */
export async function collectStatistics(
  runner: StepRunner,
  { training, validation }: ExampleSplit,
  epoch: number,
  step: number,
): Promise<TrainingStatistics> {
  const { engine, trainer } = runner
  const batch = Array.from(training.subarray(0, trainer.params.batchSize))
  const gradients = await runner.gradients(batch, step)
  const weights = await engine.weights.export()
  const held = Array.from((validation.length > 0 ? validation : training).subarray(0, looked))
  return {
    epoch,
    weights: describeAll([...gradients.keys()].map((key) => [key, weights.get(key)?.data ?? []])),
    gradients: describeAll([...gradients].map(([key, { data }]) => [key, data])),
    activations: await lookAtActivations(runner, held),
  }
}

async function lookAtActivations(runner: StepRunner, indices: readonly number[]) {
  const { wiring } = runner.engine.know(runner.graph)
  const found = wiring.order.flatMap((node) => {
    const activation = runner.trainer.trained.has(node.path) ? activationOf(node) : null
    return activation && 'y' in node.definition.outputs ? [{ node, activation, key: portKey([node.path, 'y']) }] : []
  })
  if (found.length === 0) return {}
  const outputs = await runner.read(indices, found.map(({ key }) => key)) // prettier-ignore
  return Object.fromEntries(
    found.flatMap(({ node, activation, key }) => {
      const tensor = outputs.get(key)
      return tensor ? [[node.path, describeActivation(activation, tensor)]] : []
    }),
  )
}

function describeAll(
  tensors: readonly (readonly [string, Iterable<number>])[],
): Readonly<Record<string, Distribution>> {
  return Object.fromEntries(tensors.map(([key, values]) => [key, describeDistribution(values)]))
}
