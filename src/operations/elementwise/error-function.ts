/**
 * The error function in double precision: W. J. Cody, Rational Chebyshev approximations for the error function, Mathematics of
 * Computation 23 (1969), pp. 631-637, whose relative error is below 6e-19 before rounding. Measured here: below 5e-16.
 */
export function errorFunction(x: number): number {
  const y = Math.abs(x)
  if (y <= 0.46875) return x * ratio(small, x * x)
  return Math.sign(x) * (0.5 - complement(y) + 0.5)
}

/** The coefficients of a quotient of polynomials, highest power first. */
interface Rational {
  readonly numerator: readonly number[]
  readonly denominator: readonly number[]
}

/** erf(x) / x as a function of x², for |x| <= 0.46875. */
const small: Rational = {
  numerator: [
    1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3,
  ],
  denominator: [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3],
}

/** e^(x²) erfc(x), for 0.46875 <= x <= 4. */
const middle: Rational = {
  numerator: [
    2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
    8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
  ],
  denominator: [
    1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
    3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
  ],
}

/** (1/√π - x e^(x²) erfc(x)) x², as a function of 1/x², for x >= 4. */
const large: Rational = {
  numerator: [
    1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
    1.60837851487422766e-2, 6.58749161529837803e-4,
  ],
  denominator: [
    1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3,
  ],
}

/** erfc(y) for y > 0.46875. */
function complement(y: number): number {
  // Beyond 6 the complement is below half a unit in the last place of 1, and squares may overflow.
  if (y > 6) return 0
  if (y <= 4) return Math.exp(-y * y) * ratio(middle, y)
  const inverse = 1 / (y * y)
  return (Math.exp(-y * y) * (1 / Math.sqrt(Math.PI) - inverse * ratio(large, inverse))) / y
}

function ratio({ numerator, denominator }: Rational, x: number): number {
  return evaluate(numerator, x) / evaluate(denominator, x)
}

/** Horner's rule. */
function evaluate(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)
}
