import type { TrainingRun } from '../../src/vue/index.js'

/** The record of a run as JSON: what ran, on what, and what came of it, with the loss of every step. */
export function writeTrainingRecord({ record, label, epochs, losses, end }: TrainingRun): string {
  const tables = (epoch: (typeof epochs)[number]) =>
    Object.fromEntries(
      Object.entries(epoch.tables).map(([name, { shape, data }]) => [name, { shape, data: Array.from(data) }]),
    )
  const whole = {
    format: 'rete-tfjs-training',
    version: 1,
    label,
    ...record,
    end: end && { kind: end.kind, message: end.message, node: end.node },
    epochs: epochs.map((epoch) => ({ ...epoch, tables: tables(epoch) })),
    losses: Array.from(losses.values),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}
