import { type Finding, problem } from '../definition/problem.js'
import type { State, Weight } from '../definition/weight.js'
import type { WeightProvider } from '../graph/apply-node.js'
import { areShapesEqual } from '../operations/size.js'
import type { Traced, Tracer } from '../operations/tracer.js'
import type { TensorType } from '../operations/types.js'
import type { PlanInput } from './plan.js'
import { describeType } from './tensor-check.js'
import { originOfWeight } from './weight-store.js'
import type { WiredNode } from './wiring.js'

type Kept = Extract<PlanInput, { readonly kind: 'weight' | 'state' }>

/** A weight or state that a program takes. */
export interface KeptValue {
  readonly value: Traced
  readonly input: Kept
  /** The node that declared it; for shared weights the owner where it takes part. */
  readonly declaredBy: string
}

/** Makes each weight and state an input of the program once, however many nodes use it, and remembers who uses it under which name. */
export class WeightRecord implements WeightProvider {
  /** By `NODE_PATH/name`. */
  readonly values = new Map<string, KeptValue>()
  /** The node that is being applied. */
  user: WiredNode | null = null
  readonly #tracer: Tracer
  readonly #seed: number
  /** By the path of the user: what it calls `name`. */
  readonly #names = new Map<string, Map<string, Kept>>()
  /** By key: the paths of its users. */
  readonly #users = new Map<string, Set<string>>()

  constructor(tracer: Tracer, seed: number) {
    this.#tracer = tracer
    this.#seed = seed
  }

  weight(path: string, name: string, weight: Weight): Traced | Finding {
    const key = `${path}/${name}`
    const type: TensorType = { dtype: 'float32', shape: weight.shape }
    const origin = originOfWeight(weight, this.#seed)
    return this.#record(path, name, { kind: 'weight', key, path, name, weight, origin, type })
  }

  /** Weights may be shared, states never are. */
  state(path: string, name: string, { shape, initial }: State): Traced | Finding {
    const owner = path === this.user?.weightPath ? this.user.path : path
    const type: TensorType = { dtype: 'float32', shape }
    return this.#record(owner, name, { kind: 'state', key: `${owner}/${name}`, type, initial })
  }

  /** What the node at `user` calls `name`. */
  find(user: string, name: string): Kept | undefined {
    return this.#names.get(user)?.get(name)
  }

  /** The paths of the nodes that use a weight, in the order of the graph. */
  usersOf(key: string): readonly string[] {
    return [...(this.#users.get(key) ?? [])]
  }

  #record(owner: string, name: string, input: Kept): Traced | Finding {
    const user = this.user?.path ?? owner
    const names = this.#names.get(user) ?? new Map<string, Kept>()
    this.#names.set(user, names)
    names.set(name, input)
    this.#users.set(input.key, (this.#users.get(input.key) ?? new Set()).add(user))
    const known = this.values.get(input.key)
    if (!known) {
      const value = this.#tracer.input(input.type)
      this.values.set(input.key, { value, input, declaredBy: user })
      return value
    }
    if (!areShapesEqual(known.input.type.shape, input.type.shape)) {
      return problem(
        'weights',
        name,
        `${describeType(known.input.type)} as in ${known.declaredBy}`,
        describeType(input.type),
      )
    }
    // The owner's initializer counts, whoever comes first.
    if (user === owner) this.values.set(input.key, { value: known.value, input, declaredBy: user })
    return known.value
  }
}
