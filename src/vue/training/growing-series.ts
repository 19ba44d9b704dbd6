import { shallowRef } from 'vue'

/** Numbers that are added at the end, a few at a time, and read as one array. Who reads them in a computed value follows them. */
export class GrowingSeries {
  private room = new Float64Array(1024)
  /** Reactive as a whole: thousands of numbers that each were would be slow. */
  private readonly size = shallowRef(0)
  private smooth: Smoothed | null = null

  get length(): number {
    return this.size.value
  }

  /** All of them. It is a view: valid until the next change. */
  get values(): Float64Array {
    return this.room.subarray(0, this.size.value)
  }

  append(values: ArrayLike<number>): void {
    if (values.length === 0) return
    const count = this.size.value
    const next = count + values.length
    if (next > this.room.length) {
      const larger = new Float64Array(Math.max(next, 2 * this.room.length))
      larger.set(this.values)
      this.room = larger
    }
    this.room.set(values, count)
    this.size.value = next
  }

  /** Forgets what stands behind the first `length`. */
  cut(length: number): void {
    if (length >= this.size.value) return
    this.size.value = length
    this.smooth = null
  }

  /**
   * The running mean in which each value has `weight` times the influence of its successor (0: the values themselves). The bias of the start is taken
   * out as in Adam: Kingma and Ba, https://arxiv.org/abs/1412.6980, section 3. What is not finite has no influence.
   */
  smoothed(weight: number): Float64Array {
    if (weight <= 0) return this.values
    if (this.smooth?.weight !== weight) this.smooth = new Smoothed(weight)
    return this.smooth.follow(this.values)
  }
}

/** Computes only what was added since it was asked last. */
class Smoothed {
  readonly weight: number
  private readonly result = { values: new Float64Array(0), length: 0 }
  private sum = 0
  private influence = 0

  constructor(weight: number) {
    this.weight = weight
  }

  follow(values: Float64Array): Float64Array {
    const { result, weight } = this
    if (values.length > result.values.length) {
      const larger = new Float64Array(2 * values.length)
      larger.set(result.values.subarray(0, result.length))
      result.values = larger
    }
    for (let index = result.length; index < values.length; index++) {
      const value = values[index]!
      if (Number.isFinite(value)) {
        this.sum = weight * this.sum + (1 - weight) * value
        this.influence = weight * this.influence + (1 - weight)
      }
      result.values[index] = this.influence === 0 ? NaN : this.sum / this.influence
    }
    result.length = values.length
    return result.values.subarray(0, values.length)
  }
}
