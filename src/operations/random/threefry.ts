/** The distances by which the second word is rotated in eight rounds; then they start anew. */
const rotations = [13, 15, 26, 6, 17, 29, 16, 24]
const rounds = 20
const parity = 0x1bd11bda

/**
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011): writes two words
 * of 32 random bits to `output`, a pure function of a 64-bit key and a 64-bit counter.
 */
export function threefry(key: Uint32Array, low: number, high: number, output: Uint32Array): void {
  const first = key[0]!
  const second = key[1]!
  const schedule = [first, second, parity ^ first ^ second]
  let a = (low + first) | 0
  let b = (high + second) | 0
  for (let round = 0; round < rounds; round++) {
    const rotation = rotations[round % 8]!
    a = (a + b) | 0
    b = ((b << rotation) | (b >>> (32 - rotation))) ^ a
    if (round % 4 === 3) {
      const injection = (round + 1) / 4
      a = (a + schedule[injection % 3]!) | 0
      b = (b + schedule[(injection + 1) % 3]! + injection) | 0
    }
  }
  output[0] = a
  output[1] = b
}
