import type { Catalogue } from '../../definition/catalogue.js'
import { categories } from '../../definition/node.js'
import { formatTable } from '../table.js'
import type { ExitStatus, Terminal } from '../terminal.js'

/** Prints the catalogue: a table by category, or with `isJson` everything that a program may want to know. */
export function printNodes(catalogue: Catalogue, isJson: boolean, terminal: Terminal): ExitStatus {
  const nodes = categories.flatMap((category) =>
    [...catalogue.nodes.values()].filter((node) => node.category === category),
  )
  if (!isJson) {
    terminal.out(formatTable(nodes.map(({ category, type, doc }) => [category, type, doc.summary])))
    return 0
  }
  const described = nodes.map(({ type, version, label, category, doc, inputs, outputs, params, mapping }) => ({
    type,
    version,
    label,
    category,
    doc,
    inputs: describePorts(inputs),
    outputs: describePorts(outputs),
    params: Object.fromEntries(
      Object.entries(params).map(([key, param]) => [
        key,
        { default: param.write(param.default), doc: param.doc, schema: param.schema(catalogue) },
      ]),
    ),
    mapping,
  }))
  terminal.out(`${JSON.stringify(described, null, 2)}\n`)
  return 0
}

/** Ports without their functions, which JSON cannot hold. */
function describePorts(ports: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [
      name,
      Object.fromEntries(Object.entries(port).filter(([, value]) => typeof value !== 'function')),
    ]),
  )
}
