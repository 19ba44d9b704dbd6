import { summarizeImages } from '../../nodes/view/image-grid.js'
import type { ImagesSummary } from '../../src/definition/summary.js'
import type { TensorData } from '../../src/operations/types.js'

/** Examples as pictures, where they are: `[batch, height, width]`, or with one channel or three. `null` for others. */
export function picturesOf(tensor: TensorData): ImagesSummary | null {
  const [batch = 0, height = 0, width = 0, channels = 1] = tensor.shape
  const isPicture = tensor.shape.length === 4 ? channels === 1 || channels === 3 : tensor.shape.length === 3
  if (!isPicture || height < 2 || width < 2) return null
  return summarizeImages(tensor, null, { limit: batch, range: 'auto' })
}
