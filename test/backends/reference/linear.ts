import { broadcastIndex, broadcastShape } from './elementwise.js'
import { at, build, type Index, type Nd } from './nd.js'

export function matrixProducts(
  [a, b]: readonly Nd[],
  { transposeA, transposeB }: { readonly transposeA: boolean; readonly transposeB: boolean },
): Nd {
  const leading = (x: Nd): Nd => ({ shape: x.shape.slice(0, -2), values: [] })
  const element = (x: Nd, index: Index, row: number, column: number, isTransposed: boolean) =>
    at(x, [...broadcastIndex(leading(x), index), ...(isTransposed ? [column, row] : [row, column])])
  const [rows, inner] = transposeA ? a!.shape.slice(-2).toReversed() : a!.shape.slice(-2)
  const columns = b!.shape.at(transposeB ? -2 : -1)!
  return build([...broadcastShape([leading(a!), leading(b!)]), rows!, columns], (index) => {
    const batch = index.slice(0, -2)
    const [row, column] = index.slice(-2)
    return Array.from({ length: inner! }, (_, i) => i).reduce(
      (sum, i) => sum + element(a!, batch, row!, i, transposeA) * element(b!, batch, i, column!, transposeB),
      0,
    )
  })
}
