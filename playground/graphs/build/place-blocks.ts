import type { Place } from './network.js'

/** How many blocks of a stage stand side by side. */
const blocksPerRow = 2

interface Rows {
  /** Nodes of the longest block. */
  readonly columns: number
  /** Canvas units. */
  readonly rowHeight: number
  /** Where the first row stands. */
  readonly top: number
}

/** Where the blocks of stages of so many blocks stand: two in a row, each stage begins a row. `end` begins the row behind them. */
export function placeBlocks(
  stages: readonly number[],
  { columns, rowHeight, top }: Rows,
): { readonly blocks: readonly Place[]; readonly end: Place } {
  const blocks: Place[] = []
  let y = top
  for (const count of stages) {
    for (let index = 0; index < count; index++) {
      const row = Math.floor(index / blocksPerRow)
      // A free column between two blocks.
      blocks.push({ column: (index % blocksPerRow) * (columns + 1), y: y + row * rowHeight })
    }
    y += Math.ceil(count / blocksPerRow) * rowHeight
  }
  return { blocks, end: { column: 0, y } }
}
