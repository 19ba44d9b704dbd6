import { shallowRef, type ShallowRef } from 'vue'
import type { TensorData } from '../../src/operations/types.js'
import type { EngineClient } from '../../src/worker/client.js'

/** One number of a weight that a person changed. */
export interface WeightEdit {
  /** `NODE_PATH/weight_name`. */
  readonly key: string
  /** The place in the weight, row by row. */
  readonly index: number
  readonly before: number
  readonly after: number
}

export interface WeightEdits {
  /** What `undo` takes back; `null` for nothing. */
  readonly last: Readonly<ShallowRef<WeightEdit | null>>
  /** The values of a weight as they are in the engine; `null` before its first run. */
  read(key: string): Promise<TensorData | null>
  /** Changes one number and leaves the others. Gives whether it was there to be changed. */
  set(key: string, index: number, value: number): Promise<boolean>
  /** Takes the last change back. */
  undo(): Promise<boolean>
  /** Forgets all changes: the weights are others now. */
  forget(): void
}

/**
 * Changes single weights. They are no part of the graph, so that they have steps of their own to undo.
 * @param onChange is called after each change, when the engine has it
 */
export function createWeightEdits(
  engine: Pick<EngineClient, 'weights' | 'setWeights'>,
  onChange: () => void,
): WeightEdits {
  const last = shallowRef<WeightEdit | null>(null)
  let done: readonly WeightEdit[] = []
  let queue: Promise<unknown> = Promise.resolve()

  /** One after the other: a change is reading, and then writing. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task)
    queue = result.catch(() => undefined)
    return result
  }

  function remember(edits: readonly WeightEdit[]): void {
    done = edits
    last.value = edits.at(-1) ?? null
  }

  async function read(key: string): Promise<TensorData | null> {
    return (await engine.weights([key])).get(key) ?? null
  }

  async function write(key: string, index: number, value: number): Promise<number | null> {
    const tensor = await read(key)
    const before = tensor?.data[index]
    if (!tensor || before === undefined) return null
    const data = Float32Array.from(tensor.data)
    data[index] = value
    await engine.setWeights(new Map([[key, { ...tensor, data }]]))
    onChange()
    return before
  }

  return {
    last,
    read,
    set: (key, index, value) =>
      inTurn(async () => {
        const before = await write(key, index, value)
        if (before === null) return false
        remember([...done, { key, index, before, after: value }])
        return true
      }),
    undo: () =>
      inTurn(async () => {
        const edit = done.at(-1)
        if (!edit) return false
        const isDone = (await write(edit.key, edit.index, edit.before)) !== null
        remember(done.slice(0, -1))
        return isDone
      }),
    forget: () => remember([]),
  }
}
