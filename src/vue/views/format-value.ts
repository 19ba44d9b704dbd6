/** A value of a tensor in at most about seven characters. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) {
    return Math.abs(value) < 1e7 || !Number.isFinite(value) ? String(value) : value.toExponential(2)
  }
  const size = Math.abs(value)
  if (size < 1e-3 || size >= 1e5) return value.toExponential(2)
  return String(Number(value.toPrecision(4)))
}
