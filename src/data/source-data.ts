import type { SourceData } from '../definition/source.js'
import { type Examples, takeExamples } from './dataset.js'
import { mixedOrder } from './mixed-order.js'

/** The examples of a data set, in a mixed order where that is wanted: one port for each of its columns, or for those that are named. */
export function sourceDataOf(
  dataset: Examples,
  {
    isMixed = false,
    ports = Object.keys(dataset.columns),
  }: { readonly isMixed?: boolean; readonly ports?: readonly string[] } = {},
): SourceData {
  const order = isMixed ? mixedOrder(dataset.examples) : null
  const classNames = ports.flatMap((port): [string, readonly string[]][] => {
    const names = dataset.columns[port]?.classNames
    return names ? [[port, names]] : []
  })
  return {
    examples: dataset.examples,
    batch: (indices) => {
      const rows = order === null ? indices : indices.map((index) => order[index] ?? index)
      return Object.fromEntries(ports.map((port) => [port, takeExamples(dataset, port, rows)]))
    },
    ...(classNames.length > 0 && { classNames: Object.fromEntries(classNames) }),
  }
}
