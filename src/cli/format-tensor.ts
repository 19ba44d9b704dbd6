import type { TensorData } from '../operations/types.js'

const most = { rows: 6, columns: 10 }

/** A tensor for a person: dtype and shape, then the first rows along the last axis with six significant digits. */
export function formatTensor(name: string, { dtype, shape, data }: TensorData): string {
  const columns = shape.at(-1) ?? 1
  const rows = columns === 0 ? 0 : data.length / columns
  const lines = [`${name}  ${dtype} [${shape.join(', ')}]`]
  for (let row = 0; row < Math.min(rows, most.rows); row++) {
    const cells = Array.from(
      data.subarray(row * columns, row * columns + Math.min(columns, most.columns)),
      formatNumber,
    )
    lines.push(`  ${cells.join('  ')}${columns > most.columns ? '  …' : ''}`)
  }
  if (rows > most.rows) lines.push(`  … ${rows - most.rows} more rows`)
  return `${lines.join('\n')}\n`
}

function formatNumber(value: number): string {
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
  return text.padStart(10)
}
