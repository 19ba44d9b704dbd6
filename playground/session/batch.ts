import { computed, type WritableComputedRef } from 'vue'
import type { GraphDocument } from '../../src/editor/index.js'
import type { Graph } from '../../src/graph/graph.js'
import { mostExamplesOf } from '../../src/graph/most-examples.js'
import type { Preferences } from './preferences.js'

/** How many examples a run takes: as many as the open graph says, else as many as the person prefers. Where the graph says it, setting it changes the graph. */
export function createBatch(
  document: GraphDocument,
  graph: { readonly value: Graph },
  { batch }: Preferences,
): WritableComputedRef<number> {
  return computed({
    get: () => mostExamplesOf(graph.value) ?? batch.value,
    set(value) {
      const { meta } = graph.value
      if (mostExamplesOf(graph.value) === null) batch.value = value
      else document.setMeta({ ...meta, mostExamples: value })
    },
  })
}
