/*
 * JavaScript leaves the last digits of Math.log, Math.sin and Math.cos to the engine; sums, products, quotients and square roots are
 * exactly rounded everywhere. Normal random numbers must be equal to the bit in every browser, hence these.
 */

/** The natural logarithm of `n / 2³²` for a whole n from 1 to 2³²; error about 1e-16 of the result or of 1e-16. */
export function logOfFraction(n: number): number {
  let exponent = n >= 2 ** 32 ? 32 : 31 - Math.clz32(n)
  let mantissa = n / 2 ** exponent
  if (mantissa > Math.SQRT2) {
    mantissa /= 2
    exponent++
  }
  // log m = 2 artanh((m - 1)/(m + 1)), whose argument is below 0.172 here.
  const ratio = (mantissa - 1) / (mantissa + 1)
  const square = ratio * ratio
  let sum = 0
  for (let power = 23; power >= 1; power -= 2) sum = sum * square + 1 / power
  return (exponent - 32) * Math.LN2 + 2 * ratio * sum
}

/** Cosine and sine of `word / 2³²` turns. */
export function cosineAndSineOfTurn(word: number): readonly [cosine: number, sine: number] {
  const quadrant = word >>> 30
  const part = (word & 0x3fffffff) * 2 ** -30
  const [cosine, sine] = part <= 0.5 ? ofQuarter(part) : swap(ofQuarter(1 - part))
  if (quadrant === 0) return [cosine, sine]
  if (quadrant === 1) return [-sine, cosine]
  return quadrant === 2 ? [-cosine, -sine] : [sine, -cosine]
}

/** Of so much of a quarter turn, at most half of it: Taylor's series up to the 17th power, which leaves less than 1e-18. */
function ofQuarter(part: number): readonly [cosine: number, sine: number] {
  const angle = (part * Math.PI) / 2
  const square = angle * angle
  let cosine = 1
  let sine = 1
  for (let power = 16; power >= 2; power -= 2) {
    cosine = 1 - (cosine * square) / (power * (power - 1))
    sine = 1 - (sine * square) / (power * (power + 1))
  }
  return [cosine, angle * sine]
}

function swap([a, b]: readonly [number, number]): readonly [number, number] {
  return [b, a]
}
