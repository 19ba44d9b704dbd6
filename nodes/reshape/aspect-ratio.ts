import type { Ops } from '../../src/operations/ops.js'

export type Pair = readonly [height: number, width: number]

/** Height and width of images, which `check` has seen to be known. */
export function sizeOf<V>(ops: Ops<V>, x: V): Pair {
  const [, height, width] = ops.shapeOf(x)
  return [Number(height), Number(width)]
}

/** The height and width of the ratio of `target` that go with the width and height of the images. */
function ratioSize([height, width]: Pair, [targetHeight, targetWidth]: Pair): Pair {
  return [Math.floor((width * targetHeight) / targetWidth), Math.floor((height * targetWidth) / targetHeight)]
}

/** The centre of the images, as much of it as has the ratio of `target`. */
export function cropToRatio<V>(ops: Ops<V>, x: V, target: Pair): V {
  const size = sizeOf(ops, x)
  const [height, width] = ratioSize(size, target).map((length, axis) => Math.max(Math.min(size[axis] ?? 1, length), 1))
  const [top, left] = [Math.floor((size[0] - (height ?? 1)) / 2), Math.floor((size[1] - (width ?? 1)) / 2)]
  return ops.slice(x, [0, top, left, 0], [-1, height ?? 1, width ?? 1, -1])
}

/** The images in the middle of a frame of the ratio of `target`. */
export function padToRatio<V>(ops: Ops<V>, x: V, target: Pair, value: number): V {
  const size = sizeOf(ops, x)
  const sides = ratioSize(size, target).map((length, axis): readonly [number, number] => {
    const missing = Math.max(0, length - (size[axis] ?? 0))
    return [Math.floor(missing / 2), Math.ceil(missing / 2)]
  })
  return ops.pad(x, [[0, 0], ...sides, [0, 0]], value)
}
