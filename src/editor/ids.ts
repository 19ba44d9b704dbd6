/** A readable id that is not taken: the base with the first free number, `conv2d1`, `conv2d2`. */
export function freshId(base: string, isTaken: (id: string) => boolean): string {
  for (let number = 1; ; number++) {
    const id = `${base}${number}`
    if (!isTaken(id)) return id
  }
}

/** What the ids of a type start with: its letters and digits in lower case, `conv2d` for Conv2D. */
export function idBaseOfType(type: string): string {
  return type.toLowerCase().replace(/[^a-z0-9]/g, '') || 'node'
}

/** What the id of a copy starts with: the id without its number, `dense` for `dense1`. */
export function idBaseOfCopy(id: string): string {
  return id.replace(/\d+$/, '') || 'node'
}
