/** How a function of one float32 is written in a shading language. */
export interface ShaderSyntax {
  /** Declares a constant of this function. */
  readonly local: (name: string, value: string) => string
  readonly choose: (condition: string, yes: string, no: string) => string
}

/** GLSL ES 3.00, of webgl. */
export const glsl: ShaderSyntax = {
  local: (name, value) => `float ${name} = ${value};`,
  choose: (condition, yes, no) => `((${condition}) ? (${yes}) : (${no}))`,
}

/** WGSL, of webgpu. */
export const wgsl: ShaderSyntax = {
  local: (name, value) => `let ${name} = ${value};`,
  choose: (condition, yes, no) => `select(${no}, ${yes}, ${condition})`,
}

/** The body of a function of `x`. */
export type ShaderFunction = (syntax: ShaderSyntax) => string

/** `c[0] + v (c[1] + v (c[2] + ...))`. */
function polynomial(variable: string, coefficients: readonly number[]): string {
  return coefficients.map(literal).reduceRight((inner, outer) => `(${outer} + ${variable} * ${inner})`)
}

/** Always with a point or an exponent: without, it would be a whole number. */
function literal(value: number): string {
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1)
}

const range = (length: number) => Array.from({ length }, (_, index) => index)

/** `eˣ - 1` for |x| < 0.5 by its series; the next term is below 1e-8 of the sum. */
const seriesOfExpm1 = (x: string) =>
  `${x} * ${polynomial(
    x,
    range(8).map((n) => 1 / factorial(n + 1)),
  )}`

/**
 * `log(1 + x)` for -0.25 < x < 0.25 as `2 artanh(x / (2 + x))`, by its series; the next term is below 1e-9 of the sum.
 */
const seriesOfLog1p = ({ local }: ShaderSyntax, x: string) => `
  ${local('s', `${x} / (2.0 + ${x})`)}
  ${local('s2', 's * s')}
  ${local(
    'series',
    `2.0 * s * ${polynomial(
      's2',
      range(5).map((n) => 1 / (2 * n + 1)),
    )}`,
  )}`

/** `x` above 0, `eˣ - 1` below. */
export const elu: ShaderFunction = ({ local, choose }) => `
  ${local('below', choose('x > 0.0', '0.0', 'x'))}
  ${local('powers', choose('below > -0.5', seriesOfExpm1('below'), 'exp(below) - 1.0'))}
  return ${choose('x > 0.0', 'x', 'powers')};`

/** By `e^(2|x|) - 1` near 0, where `1 - e^(-2|x|)` has no digits left. */
export const tanh: ShaderFunction = ({ local, choose }) => `
  ${local('a', 'abs(x)')}
  ${local('d', '2.0 * min(a, 0.25)')}
  ${local('near', seriesOfExpm1('d'))}
  ${local('e', 'exp(-2.0 * a)')}
  ${local('magnitude', choose('a < 0.25', 'near / (near + 2.0)', '(1.0 - e) / (1.0 + e)'))}
  return ${choose('x < 0.0', '-magnitude', 'magnitude')};`

export const log1p: ShaderFunction = (syntax) => `
  ${seriesOfLog1p(syntax, 'x')}
  return ${syntax.choose('abs(x) < 0.25', 'series', 'log(1.0 + x)')};`

/** The logarithm of a GPU may be off by 5e-7 near 1, where it is small itself. */
export const log: ShaderFunction = (syntax) => `
  ${syntax.local('d', 'x - 1.0')}
  ${seriesOfLog1p(syntax, 'd')}
  return ${syntax.choose('abs(d) < 0.25', 'series', 'log(x)')};`

/**
 * By its series up to 1; beyond by Abramowitz and Stegun 7.1.26, whose error of 1.5e-7 is small against the result
 * there.
 */
export const erf: ShaderFunction = ({ local, choose }) => `
  ${local('a', 'abs(x)')}
  ${local('square', 'min(a, 1.0) * min(a, 1.0)')}
  ${local(
    'near',
    `a * ${polynomial(
      'square',
      range(11).map((n) => ((2 / Math.sqrt(Math.PI)) * (-1) ** n) / (factorial(n) * (2 * n + 1))),
    )}`,
  )}
  ${local('t', '1.0 / (1.0 + 0.3275911 * a)')}
  ${local('far', `1.0 - t * ${polynomial('t', [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429])} * exp(-min(a, 10.0) * min(a, 10.0))`)}
  ${local('magnitude', choose('a < 1.0', 'near', 'far'))}
  return ${choose('x < 0.0', '-magnitude', 'magnitude')};`

/**
 * `x` less the nearest multiple of π/2, which is taken off in three parts of few digits each so that nothing is lost
 * (Cody and Waite), then the series of sine or cosine by quadrant. A GPU's own may be off by 5e-4.
 */
const quarterTurns = ({ local, choose }: ShaderSyntax, shift: number) => `
  ${local('turns', 'floor(x * 0.6366197723675814 + 0.5)')}
  ${local('r', '((x - turns * 1.5703125) - turns * 4.837512969970703e-4) - turns * 7.549789954891882e-8')}
  ${local('r2', 'r * r')}
  ${local(
    'sine',
    `r * ${polynomial(
      'r2',
      range(5).map((n) => (-1) ** n / factorial(2 * n + 1)),
    )}`,
  )}
  ${local(
    'cosine',
    polynomial(
      'r2',
      range(6).map((n) => (-1) ** n / factorial(2 * n)),
    ),
  )}
  ${local('quadrant', `turns + ${literal(shift)} - 4.0 * floor((turns + ${literal(shift)}) * 0.25)`)}
  ${local('magnitude', choose('quadrant == 1.0 || quadrant == 3.0', 'cosine', 'sine'))}
  return ${choose('quadrant >= 2.0', '-magnitude', 'magnitude')};`

export const sin: ShaderFunction = (syntax) => quarterTurns(syntax, 0)
export const cos: ShaderFunction = (syntax) => quarterTurns(syntax, 1)
