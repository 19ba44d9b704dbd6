/** Puts straight lines through the gaps (NaN) of a column of `[steps, features]`, in place; before the first value and after the last one it stays level. */
export function interpolateFeature(data: Float64Array, features: number, feature: number): void {
  let last = -1
  for (let place = feature; place < data.length; place += features) {
    const value = data[place]!
    if (Number.isNaN(value)) continue
    if (last === -1) for (let gap = feature; gap < place; gap += features) data[gap] = value
    else {
      const start = data[last]!
      for (let gap = last + features; gap < place; gap += features) {
        data[gap] = start + ((value - start) * (gap - last)) / (place - last)
      }
    }
    last = place
  }
  if (last !== -1) for (let gap = last + features; gap < data.length; gap += features) data[gap] = data[last]!
}
