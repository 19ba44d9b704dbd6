import type { Finding } from '../../definition/problem.js'

/** Why a value was refused, for the person who typed it. */
export function describeRefusal({ expected, received }: Finding): string {
  return `expected ${expected}, received ${received}`
}
