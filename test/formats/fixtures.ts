import { readFileSync } from 'node:fs'

/** The bytes of a file in fixtures/. */
export function readFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
}

/** -1, -0.5, 0, ...: what the fixtures are filled with. */
export function countFloats(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => i * 0.5 - 1)
}

/** The message of the error that a call throws, or 'nothing thrown'. */
export function messageOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'not an error'
  }
  return 'nothing thrown'
}
