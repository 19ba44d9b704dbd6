import type { Graph } from './graph.js'

/** The most examples that a graph may ask for. */
export const greatestMostExamples = 4096

/**
 * How many examples a graph wants of its sources, at most, where a run does not say it: as many as its views are meant to show (`meta.mostExamples`, 1 to
 * 4096). `null` where it does not say it, or not so.
 */
export function mostExamplesOf({ meta }: Pick<Graph, 'meta'>): number | null {
  const { mostExamples } = meta
  return isMostExamples(mostExamples) ? mostExamples : null
}

/** Whether a number of examples can be asked for. */
export function isMostExamples(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= greatestMostExamples
}
