/** Places that a pen goes through: parts of the sides of the sheet, `y` down. */
export type Line = readonly (readonly [x: number, y: number])[]

/** The ten digits as somebody writes them, none with the proportions or in the place of the samples of the node. */
export const writtenDigits: readonly (readonly Line[])[] = [
  [ellipse(0.5, 0.5, 0.26, 0.34, -90)],
  [line([0.4, 0.3], [0.55, 0.15], [0.55, 0.85])],
  [[...ellipse(0.48, 0.35, 0.22, 0.2, -165, 45), [0.28, 0.83], [0.75, 0.83]]],
  [[...ellipse(0.46, 0.33, 0.2, 0.17, -150, 90), ...ellipse(0.45, 0.67, 0.23, 0.18, -85, 150)]],
  [line([0.5, 0.15], [0.28, 0.6], [0.75, 0.58]), line([0.6, 0.4], [0.56, 0.88])],
  [[[0.35, 0.18], [0.34, 0.43], ...ellipse(0.48, 0.62, 0.2, 0.22, -120, 120)], line([0.35, 0.18], [0.66, 0.17])], // prettier-ignore
  [[...line([0.6, 0.14], [0.38, 0.4]), ...ellipse(0.5, 0.66, 0.19, 0.19, 200, 560)]],
  [line([0.25, 0.2], [0.72, 0.2], [0.42, 0.85]), line([0.4, 0.52], [0.7, 0.5])],
  [ellipse(0.5, 0.32, 0.16, 0.17, 90), ellipse(0.5, 0.68, 0.2, 0.19, -90)],
  [[...ellipse(0.5, 0.34, 0.18, 0.18, 0, -360), [0.66, 0.6], [0.6, 0.86]]],
]

/** A line through places, with many between them, as a hand draws it. */
function line(...corners: Line): Line {
  return corners.flatMap((to, index) => {
    const from = corners[index - 1]
    const count = 4
    if (!from) return [to]
    return Array.from({ length: count }, (_, step): Line[number] => {
      const share = (step + 1) / count
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    })
  })
}

/** A part of an ellipse; 0 degrees is to the right, 90 down. */
function ellipse(x: number, y: number, radiusX: number, radiusY: number, from: number, to = from + 360): Line {
  const count = 14
  return Array.from({ length: count + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / count) * Math.PI) / 180
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)]
  })
}
