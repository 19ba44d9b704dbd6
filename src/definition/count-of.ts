/** A number and what it counts, in the plural where it is not one: `1 epoch`, `540 steps`, `2 classes`. `format` writes the number. */
export function countOf(number: number, noun: string, format: (number: number) => string = String): string {
  const ending = number === 1 ? '' : noun.endsWith('s') ? 'es' : 's'
  return `${format(number)} ${noun}${ending}`
}
