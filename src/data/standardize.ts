/** Brings one feature of `[examples, features]` to mean 0 and (population) variance 1, in place; a constant feature becomes 0. */
export function standardizeFeature(data: Float32Array | Float64Array, features: number, feature: number): void {
  const examples = data.length / features
  let sum = 0
  for (let place = feature; place < data.length; place += features) sum += data[place]!
  const mean = sum / examples
  let squares = 0
  for (let place = feature; place < data.length; place += features) squares += (data[place]! - mean) ** 2
  const scale = squares > 0 ? 1 / Math.sqrt(squares / examples) : 0
  for (let place = feature; place < data.length; place += features) data[place] = (data[place]! - mean) * scale
}
