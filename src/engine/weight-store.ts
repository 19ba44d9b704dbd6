import { NodeError, problem } from '../definition/problem.js'
import type { Weight } from '../definition/weight.js'
import { areShapesEqual, isKnownShape } from '../operations/size.js'
import type { TensorData, TensorType } from '../operations/types.js'
import { initialize } from '../weights/initialize.js'
import type { Backend, Handle } from './backend.js'
import { enqueue } from './queue.js'
import { describeType } from './tensor-check.js'

/** A weight of a specialized graph. */
export interface WeightRequest {
  /** `NODE_PATH/weight_name`. */
  readonly key: string
  readonly path: string
  readonly name: string
  readonly weight: Weight
  /** Seed, shape and initializer in one text: what its first values come from. */
  readonly origin: string
}

interface Entry {
  /** What it was first made from; `null` for one that was given and that no run has used yet. */
  origin: string | null
  /** The values where they are known here and not on the backend. */
  data: TensorData | null
  handle: Handle | null
}

/**
 * The weights of an engine by `NODE_PATH/weight_name`. They are made at their first use, stay on the backend between runs, and start
 * afresh when seed, shape or initializer change.
 */
export class WeightStore {
  readonly #backend: Backend
  readonly #entries = new Map<string, Entry>()

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** The values of one weight; `null` for one that no run has made and nobody has set. */
  get(key: string): Promise<TensorData | null> {
    return this.#inTurn(() => this.#read(key))
  }

  /** Sets one weight. Its shape is checked when a run uses it. */
  set(key: string, tensor: TensorData): Promise<void> {
    return this.import(new Map([[key, tensor]]))
  }

  /** All weights by `NODE_PATH/weight_name`. */
  export(): Promise<Map<string, TensorData>> {
    return this.#inTurn(async () => {
      const tensors = new Map<string, TensorData>()
      for (const key of this.#entries.keys()) {
        const tensor = await this.#read(key)
        if (tensor) tensors.set(key, tensor)
      }
      return tensors
    })
  }

  /** Sets the weights that are given and leaves the others. Shapes are checked when a run uses them. */
  import(tensors: ReadonlyMap<string, TensorData>): Promise<void> {
    return this.#inTurn(() => {
      for (const [key, data] of tensors) {
        this.#disposeHandle(key)
        this.#entries.set(key, { origin: null, data, handle: null })
      }
    })
  }

  /** Gives weights that are in use other values of the same shapes; what they were made from stays. Those that are not in use are set. */
  restore(tensors: ReadonlyMap<string, TensorData>): Promise<void> {
    return this.#inTurn(() => {
      for (const [key, data] of tensors) {
        const entry = this.#entries.get(key)
        const isSame = entry !== undefined && entry.origin !== null
        this.#disposeHandle(key)
        this.#entries.set(key, { origin: isSame ? entry.origin : null, data, handle: null })
      }
    })
  }

  /** Hands all weights, and what they were made from, to the store of another backend. Keeps none. */
  async moveTo(target: WeightStore): Promise<void> {
    const entries = await this.#inTurn(async () => {
      const moved: [string, Entry][] = []
      for (const [key, { origin }] of this.#entries) {
        moved.push([key, { origin, data: await this.#read(key), handle: null }])
      }
      return moved
    })
    await target.#inTurn(() => {
      for (const [key, entry] of entries) {
        target.#disposeHandle(key)
        target.#entries.set(key, entry)
      }
    })
    await this.reset()
  }

  /** Forgets weights, by default all: the next run makes them afresh. */
  reset(isForgotten: (key: string) => boolean = () => true): Promise<void> {
    return this.#inTurn(() => {
      for (const key of [...this.#entries.keys()].filter(isForgotten)) {
        this.#disposeHandle(key)
        this.#entries.delete(key)
      }
    })
  }

  /**
   * The weight on the backend, still the store's. For runs, inside the queue.
   * @throws NodeError for a weight that was given and does not fit
   */
  acquire(request: WeightRequest, seed: number): Handle {
    const { key, origin } = request
    let entry = this.#entries.get(key)
    if (entry?.origin === null) {
      checkGiven(request, entry.data)
      entry.origin = origin
    }
    if (entry?.origin !== origin) {
      this.#disposeHandle(key)
      entry = { origin, data: makeWeight(request, seed), handle: null }
      this.#entries.set(key, entry)
    }
    if (entry.handle) return entry.handle
    if (!entry.data) throw new Error(`${key}: a weight without values`)
    entry.handle = this.#backend.upload(entry.data)
    entry.data = null
    return entry.handle
  }

  /** The next value of a weight that a run has used; becomes the store's. For runs, inside the queue. */
  replace(key: string, handle: Handle): void {
    const entry = this.#entries.get(key)
    if (!entry) throw new Error(`${key}: expected a weight that is in use`)
    this.#disposeHandle(key)
    entry.handle = handle
  }

  #inTurn<T>(task: () => T | Promise<T>): Promise<T> {
    return enqueue(this.#backend, async () => {
      await this.#backend.activate()
      return task()
    })
  }

  async #read(key: string): Promise<TensorData | null> {
    const entry = this.#entries.get(key)
    if (!entry) return null
    return entry.handle ? this.#backend.read(entry.handle) : entry.data
  }

  #disposeHandle(key: string): void {
    const entry = this.#entries.get(key)
    if (entry?.handle) this.#backend.dispose(entry.handle)
    if (entry) entry.handle = null
  }
}

function makeWeight({ path, name, weight }: WeightRequest, seed: number): TensorData {
  if (!isKnownShape(weight.shape)) throw new Error(`${path}/${name}: expected a known shape`)
  return { dtype: 'float32', shape: weight.shape, data: initialize(weight, { seed, path, name }) }
}

function checkGiven({ path, key, weight }: WeightRequest, given: TensorData | null): void {
  const expected: TensorType = { dtype: 'float32', shape: weight.shape }
  if (given?.dtype === 'float32' && areShapesEqual(given.shape, weight.shape)) return
  const received = given ? describeType(given) : 'nothing'
  throw new NodeError(path, problem('weights', key, describeType(expected), received))
}

/** Seed, shape and initializer in one text. */
export function originOfWeight({ shape, initializer: { option, params } }: Weight, seed: number): string {
  return JSON.stringify([seed, shape, option.type, params])
}
