/** Why cases of ONNX have no counterpart among our nodes: reasons by operator and case. */
export type LeftOut = Readonly<Record<string, Readonly<Record<string, string>>>>

/** How many cases of each operator are left out, and why: a line for each reason. */
export function leftOutTable(leftOut: LeftOut): string {
  const lines = Object.entries(leftOut).flatMap(([operator, reasons]) => {
    const counts = new Map<string, number>()
    // What stands in front of a colon is the case's own value.
    for (const reason of Object.values(reasons)) {
      const why = reason.replace(/^[^:]*: /, '')
      counts.set(why, (counts.get(why) ?? 0) + 1)
    }
    return [...counts].map(([why, count]) => `${operator.padEnd(20)} ${String(count).padStart(3)}  ${why}`)
  })
  const total = Object.values(leftOut).reduce((sum, reasons) => sum + Object.keys(reasons).length, 0)
  return [`ONNX' node test cases that are left out`, ...lines, `${total} cases`].join('\n')
}
