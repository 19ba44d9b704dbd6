import type { JsonValue } from '../../src/definition/json.js'
import type { Param } from '../../src/definition/param.js'
import { findPort } from '../../src/definition/sockets.js'
import { type Catalogue } from '../../src/definition/catalogue.js'
import { RandomStream } from '../../src/operations/random-stream.js'

/** Choices that a seed decides. */
export class Dice {
  readonly #stream: RandomStream

  constructor(seed: number) {
    this.#stream = new RandomStream({ seed, node: 'test', purpose: 'fuzz', step: 0 })
  }

  below(bound: number): number {
    return Math.floor(this.#stream.uniform() * bound)
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to pick')
    return item
  }
}

/** A value that a parameter takes, as JSON. */
export function randomParam(dice: Dice, param: Param<unknown>, catalogue: Catalogue): JsonValue {
  const { control } = param
  const within = ({ min = -9, max = 9 }: { readonly min?: number; readonly max?: number }) =>
    Math.min(max, min + dice.below(Math.min(10, max - min + 1)))
  if ('nullable' in control && control.nullable && dice.below(4) === 0) return null
  switch (control.kind) {
    case 'integer':
    case 'number':
      return within(control)
    case 'toggle':
      return dice.below(2) === 0
    case 'choice':
      return dice.pick(control.options).value
    case 'tuple':
      return Array.from(
        { length: control.length ?? 1 + dice.below(3) },
        (_, index) => within({ min: 1, ...control }) + (control.min === undefined ? 10 * index : 0),
      )
    case 'numbers':
      return Array.from({ length: dice.below(4) }, () => dice.below(100) / 8)
    case 'text':
      return dice.pick(['', 'a', '<b>é𝄞</b>', '"\\'])
    case 'file':
      return dice.pick([null, { name: 'a.csv', sha256: '0'.repeat(64) }])
    case 'columns':
      return dice.pick([null, control.isMany ? ['a', 'b'] : 'a'])
    case 'drawing':
      return Array.from({ length: dice.below(3) }, () => Array.from({ length: 6 }, () => dice.below(256)))
    case 'variant': {
      const option = dice.pick(control.options(catalogue))
      const entries = Object.entries(option.params).map(([key, inner]): [string, JsonValue] => [
        key,
        randomParam(dice, inner, catalogue),
      ])
      return dice.below(3) === 0 ? option.type : { type: option.type, ...Object.fromEntries<JsonValue>(entries) }
    }
  }
}

interface RandomNode {
  readonly id: string
  readonly type: string
  readonly params: Readonly<Record<string, JsonValue>>
}

/** The JSON of a valid file over a catalogue: some nodes, wired forward without regard to shapes. */
export function randomFile(dice: Dice, catalogue: Catalogue, size: number) {
  const types = [...catalogue.nodes.values()]
  const nodes = Array.from({ length: size }, (_, index): RandomNode & Readonly<Record<string, unknown>> => {
    const { type, params, version } = dice.pick(types)
    const entries = Object.entries(params).map(([key, param]): [string, JsonValue] => [
      key,
      randomParam(dice, param, catalogue),
    ])
    return {
      id: `n${index}`,
      type,
      typeVersion: version,
      position: [dice.below(1000), dice.below(1000)],
      params: Object.fromEntries(entries.filter(() => dice.below(5) > 0)),
      ...(dice.below(3) === 0 && { label: dice.pick(['a label', '<script>', '']) }),
    }
  })
  return {
    format: 'rete-tfjs-graph',
    version: 1,
    seed: dice.below(1000),
    nodes,
    connections: randomWires(dice, catalogue, nodes),
    notes: [{ text: 'a note', position: [0, 0], size: [1, 1] }],
    meta: { title: 'random' },
  }
}

function randomWires(dice: Dice, catalogue: Catalogue, nodes: readonly RandomNode[]) {
  return nodes.flatMap(({ id, type }, index) => {
    const inputs = catalogue.nodes.get(type)?.inputs ?? {}
    return Object.keys(inputs).flatMap((key) => {
      const source = index === 0 ? undefined : nodes[dice.below(index)]
      const outputs = Object.keys(catalogue.nodes.get(source?.type ?? '')?.outputs ?? {})
      if (!source || outputs.length === 0 || dice.below(4) === 0) return []
      return [{ from: [source.id, dice.pick(outputs)], to: [id, findPort(inputs, key)?.name ?? `${key}1`] }]
    })
  })
}
