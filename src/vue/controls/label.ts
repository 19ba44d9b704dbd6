import type { Param } from '../../definition/param.js'

/** What a person calls a parameter: its label, else its key in words, `kernel size` for `kernelSize`. */
export function labelOf(key: string, param: Param<unknown>): string {
  return (
    param.label ??
    key.replace(/([a-z0-9])([A-Z])/g, (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`)
  )
}
