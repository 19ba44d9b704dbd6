import type { SocketKind } from '../definition/port.js'
import type { Problem } from '../definition/problem.js'
import type { Size, TensorType } from '../operations/types.js'

/** What is known of an output port before anything runs. */
export interface WireReport {
  readonly kind: SocketKind
  /** `null` while it cannot be told, and for a layer. */
  readonly type: TensorType | null
}

export interface WeightReport {
  readonly name: string
  readonly shape: readonly number[]
  readonly isTrainable: boolean
}

/** What checking found out about one node. Paths name nodes in composites (`encoder/conv1`). */
export interface NodeReport {
  readonly path: string
  readonly outputs: Readonly<Record<string, WireReport>>
  readonly weights: readonly WeightReport[]
  /** Elements of all its weights; 0 where it uses another node's. */
  readonly parameters: number
  /** Multiply-adds of one run, as a formula of `batch`. */
  readonly multiplyAdds: Size
  readonly problems: readonly Problem[]
}

/** What checking found out about a use of a composite: the sums over the nodes inside. */
export interface CompositeReport {
  readonly path: string
  readonly outputs: Readonly<Record<string, WireReport>>
  readonly parameters: number
  readonly multiplyAdds: Size
  /** What is wrong with the use itself; the problems of the nodes inside stand at those. */
  readonly problems: readonly Problem[]
}

/** What checking found out about a graph. */
export interface GraphReport {
  readonly nodes: ReadonlyMap<string, NodeReport>
  readonly composites: ReadonlyMap<string, CompositeReport>
  /** Problems and hints of all nodes and of the graph itself, in the order of the nodes. */
  readonly problems: readonly Problem[]
  /** Whether nothing stops a run. */
  readonly isRunnable: boolean
  readonly parameters: number
  readonly trainableParameters: number
  readonly multiplyAdds: Size
}
