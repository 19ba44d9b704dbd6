import type { WireReport } from '../../graph/report.js'

/** What travels on a wire, as it stands on it: `[batch, 28, 28, 1]`, with the dtype where it is not float32; else the kind. */
export function describeWire({ kind, type }: WireReport): string {
  if (!type) return kind
  if (kind === 'number') return 'number'
  const shape = `[${type.shape.join(', ')}]`
  return type.dtype === 'float32' ? shape : `${type.dtype} ${shape}`
}
