import { zeroPadding } from './zero-padding.js'

export const zeroPadding3d = zeroPadding({ rank: 3, summary: 'Volumes with a border of zeros.' })
