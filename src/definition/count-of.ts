/** A number and what it counts, in the plural where it is not one: `1 epoch`, `540 steps`. `format` writes the number. */
export function countOf(number: number, noun: string, format: (number: number) => string = String): string {
  return `${format(number)} ${noun}${number === 1 ? '' : 's'}`
}
