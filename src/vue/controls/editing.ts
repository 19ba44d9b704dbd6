import type { Catalogue } from '../../definition/catalogue.js'
import type { JsonValue } from '../../definition/json.js'
import type { Finding } from '../../definition/problem.js'
import { withVariantParam, chosenVariant } from '../../editor/variant.js'
import type { EditSession } from '../../editor/history.js'
import type { Params } from '../../definition/param.js'
import type { ParamFiles } from './file-keeping.js'

/** How a control changes the value that it shows. */
export interface ParamEditing {
  /** Sets the value; changes of one session are one step to undo. Gives why not. */
  set(value: JsonValue, session?: EditSession): Finding | null
  /** Takes back what was set in a session. */
  cancel(session: EditSession): void
  /** A parameter of the same node as it is now. */
  sibling(key: string): JsonValue | undefined
  /** What is done with files that a person chooses; absent where nobody keeps them. */
  readonly files?: ParamFiles
}

/** Where the parameters of one node are set, by their keys. */
export interface NodeEditing {
  setParam(key: string, value: JsonValue, session?: EditSession): Finding | null
  cancel(session: EditSession): void
  /** What is done with files that a person chooses for the parameter `key`; absent where nobody keeps them. */
  files?(key: string): ParamFiles
}

/**
 * How the parameter at a path is set: `['activation', 'alpha']` is part of the value of `activation`. `values` gives the parameters of the node
 * as they are at the moment of the change.
 */
export function editingAt(
  node: NodeEditing,
  params: Params,
  values: () => Readonly<Record<string, JsonValue>>,
  path: readonly string[],
  catalogue: Catalogue,
): ParamEditing {
  return {
    set(value, session) {
      const [key = '', ...rest] = path
      return node.setParam(key, putAt(params, values(), key, rest, value, catalogue), session)
    },
    cancel: (session) => node.cancel(session),
    sibling: (key) => values()[key],
    ...(node.files && { files: node.files(path[0] ?? '') }),
  }
}

function putAt(
  params: Params,
  values: Readonly<Record<string, JsonValue>>,
  key: string,
  [next, ...rest]: readonly string[],
  value: JsonValue,
  catalogue: Catalogue,
): JsonValue {
  const control = params[key]?.control
  const current = values[key]
  if (next === undefined || control?.kind !== 'variant' || current === undefined) return value
  const choice = chosenVariant(control, current, catalogue)
  if (!choice) return value
  return withVariantParam(choice, next, putAt(choice.option.params, choice.params, next, rest, value, catalogue))
}
