import { paddingPairs, type Windows } from '../window/windows.js'

/** One look of a window at an element: positions in the input, in the output and in the window, all counted in row-major order. */
export interface Tap {
  readonly input: number
  readonly output: number
  readonly window: number
}

/**
 * Every look of a window that is moved over spatial axes, padding left out; those of one output come in row-major order of the window.
 */
export function tapsOf(input: readonly number[], output: readonly number[], windows: Windows): readonly Tap[] {
  const padding = paddingPairs(input, windows)
  return input.reduce<readonly Tap[]>(
    (taps, length, axis) => {
      const size = windows.size[axis]!
      const own = tapsAlong(
        length,
        output[axis]!,
        size,
        windows.strides[axis]!,
        windows.dilation[axis]!,
        padding[axis]![0],
      )
      return taps.flatMap((tap) =>
        own.map((next) => ({
          input: tap.input * length + next.input,
          output: tap.output * output[axis]! + next.output,
          window: tap.window * size + next.window,
        })),
      )
    },
    [{ input: 0, output: 0, window: 0 }],
  )
}

function tapsAlong(
  length: number,
  outputs: number,
  size: number,
  stride: number,
  dilation: number,
  low: number,
): readonly Tap[] {
  const taps = []
  for (let output = 0; output < outputs; output++) {
    for (let window = 0; window < size; window++) {
      const input = output * stride + window * dilation - low
      if (input >= 0 && input < length) taps.push({ input, output, window })
    }
  }
  return taps
}
