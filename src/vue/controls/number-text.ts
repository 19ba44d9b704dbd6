/** A number as a person writes it: `0.1`, `-3`, `1e-7`; a comma may stand for the point. */
export function parseNumber(text: string): number | null {
  const normal = text.trim().replace(',', '.').replace('−', '-')
  if (normal === '') return null
  const value = Number(normal)
  return Number.isNaN(value) ? null : value
}

/** A number in few characters, without the noise of binary fractions: 0.30000000000000004 is `0.3`. */
export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(12)))
}

/** The next value up or down: whole steps from where it is, without binary noise. */
export function stepNumber(
  value: number,
  step: number,
  { min = -Infinity, max = Infinity }: { min?: number; max?: number },
): number {
  const next = Number((value + step).toPrecision(12))
  return Math.min(max, Math.max(min, next))
}

/** A sensible step for a value without one: a tenth of its order of magnitude. */
export function defaultStep(value: number): number {
  return value === 0 ? 0.1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
}

/** Numbers between anything that is no part of one: `3, 3`, `3 × 3`, `[28 28 1]`. `null` where something else stands among them. */
export function parseNumbers(text: string): readonly number[] | null {
  const parts = text
    .replaceAll('−', '-')
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(/[\s,;×]+/)
    .filter((part) => part !== '')
  const values = parts.map(Number)
  return values.some(Number.isNaN) ? null : values
}
