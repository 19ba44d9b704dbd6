import { type Finding, problem } from '../definition/problem.js'
import { areShapesEqual, formatShape } from '../operations/size.js'
import type { NodeAnalysis, WeightUse } from './analyze-node.js'
import type { FlatGraph, FlatNode } from './expand.js'
import { compositeType } from './ports.js'
import type { WeightReport } from './report.js'

/** The weights of each node by its path, and the problems of nodes that use them otherwise than they are. */
export interface WeightsFound {
  readonly weights: ReadonlyMap<string, readonly WeightReport[]>
  readonly findings: ReadonlyMap<string, readonly Finding[]>
}

/**
 * Gathers the weights of all nodes. A weight may be asked for by its own node, by one that takes that node unapplied, and by nodes
 * that share it by `weightsOf`: all must agree on its shape.
 */
export function findWeights(flat: FlatGraph, analyses: ReadonlyMap<string, NodeAnalysis>): WeightsFound {
  const findings = new Map<string, readonly Finding[]>()
  const add = (path: string, finding: Finding) => findings.set(path, [...(findings.get(path) ?? []), finding])
  const nodes = new Map(flat.nodes.map((node) => [node.path, node]))
  const refused = checkSharing(flat, nodes, add)
  const uses = new Map<string, Map<string, WeightUse>>()
  const collect = (isOwn: boolean) => {
    for (const { path } of flat.nodes) {
      for (const use of analyses.get(path)?.uses ?? []) {
        if ((use.path === path) !== isOwn || refused.has(path)) continue
        const known = uses.get(use.path) ?? new Map<string, WeightUse>()
        uses.set(use.path, known)
        const first = known.get(use.name)
        if (!first) known.set(use.name, use)
        else if (!areShapesEqual(first.shape, use.shape)) add(path, differing(first, use))
      }
    }
  }
  // Own shapes first: where others differ, the problem is theirs.
  collect(true)
  collect(false)
  return { weights: new Map([...uses].map(([path, known]) => [path, reportWeights(nodes.get(path), known)])), findings }
}

function differing(owner: WeightUse, use: WeightUse): Finding {
  const expected = `${use.name} ${formatShape(owner.shape)}, the shape at ${owner.path}`
  return problem('weights', 'weightsOf', expected, formatShape(use.shape))
}

function reportWeights(owner: FlatNode | undefined, uses: ReadonlyMap<string, WeightUse>): readonly WeightReport[] {
  const isFrozen = owner?.node.params['trainable'] === false
  return [...uses.values()].map(({ name, shape, isTrainable }) => ({
    name,
    shape,
    isTrainable: isTrainable && !isFrozen,
  }))
}

/** Finds what is wrong with each `weightsOf` as such; gives the paths at which there is something. */
function checkSharing(
  { sharing, composites }: FlatGraph,
  nodes: ReadonlyMap<string, FlatNode>,
  add: (path: string, finding: Finding) => void,
): ReadonlySet<string> {
  const all = new Map([...nodes].map(([path, { node }]) => [path, node]))
  for (const { path, node } of composites) all.set(path, node)
  const refused = new Set<string>()
  for (const { path, owner } of sharing) {
    const node = all.get(path)
    const target = all.get(owner)
    const kindOf = node?.type === compositeType ? `composite ${node.composite ?? ''}` : `type ${node?.type ?? ''}`
    const targetKind =
      target?.type === compositeType ? `composite ${target.composite ?? ''}` : `type ${target?.type ?? ''}`
    const refuse = (expected: string, received: string, kind: 'weights' | 'reference' = 'weights') => {
      add(path, problem(kind, 'weightsOf', expected, received))
      refused.add(path)
    }
    if (!target) refuse('the id of a node', `"${node?.weightsOf ?? ''}"`, 'reference')
    else if (kindOf !== targetKind) refuse(`a node of ${kindOf}`, `${owner} of ${targetKind}`)
    else if (target.weightsOf !== undefined) {
      refuse('a node with weights of its own', `${owner}, which uses those of ${target.weightsOf}`)
    }
  }
  return refused
}
