import type { AnyNode } from '../definition/node.js'
import type { TensorType } from '../operations/types.js'
import type { Executable } from './executable.js'
import type { MemoryEstimate } from './memory-estimate.js'
import type { StateRequest } from './state-store.js'
import type { WeightRequest } from './weight-store.js'

/** Where an input of the program comes from. */
export type PlanInput =
  | { readonly kind: 'feed'; readonly key: string; readonly type: TensorType }
  | {
      readonly kind: 'source'
      readonly key: string
      readonly node: string
      readonly port: string
      readonly type: TensorType
    }
  | { readonly kind: 'seed'; readonly type: TensorType }
  | (WeightRequest & { readonly kind: 'weight'; readonly type: TensorType })
  | (StateRequest & { readonly kind: 'state' })
  /** What an optimizer remembers of a weight. */
  | (StateRequest & { readonly kind: 'slot' })
  /** A float32 scalar that changes from step to step: the learning rate. */
  | { readonly kind: 'scalar'; readonly key: string; readonly type: TensorType }

/** What stays on the backend from run to run. */
export type KeptKind = 'weight' | 'state' | 'slot'

/** What an output of the program is. */
export type PlanOutput =
  /** `key` is `id.port`. */
  | { readonly kind: 'value'; readonly key: string }
  /** A penalty that a node or a regularizer adds to the loss. */
  | { readonly kind: 'penalty'; readonly node: string }
  /** The next value of the weight, state or slot `key`. */
  | { readonly kind: 'update'; readonly key: string; readonly of: KeptKind }
  /** The gradient with respect to the port or weight `key`. */
  | { readonly kind: 'gradient'; readonly key: string }

/** A view with the values that it shows. */
export interface PlannedView {
  readonly node: string
  readonly definition: AnyNode
  readonly params: Readonly<Record<string, unknown>>
  /** By declared port: what arrives there. `key` is the value `id.port` that the wire carries. */
  readonly inputs: Readonly<Record<string, readonly ViewWire[]>>
}

export interface ViewWire {
  readonly port: string
  readonly label: string
  readonly key: string
}

/** A graph specialized to the shapes and the mode of a run: all that is needed to run it, nothing on any backend yet. */
export interface Plan {
  readonly executable: Executable
  /** In the order of the program's inputs. */
  readonly inputs: readonly PlanInput[]
  /** In the order of the program's outputs. */
  readonly outputs: readonly PlanOutput[]
  readonly views: readonly PlannedView[]
  /** What `RunResult.outputs` holds; views may read more. */
  readonly targets: readonly string[]
  readonly memory: MemoryEstimate
  /** Nodes with steps, in the order of their first step. */
  readonly nodes: readonly string[]
  /** By step: how many of `nodes` are done after it. */
  readonly nodesDone: Int32Array
}
