import { zeroPadding } from './zero-padding.js'

export const zeroPadding2d = zeroPadding({ rank: 2, summary: 'Images with a border of zeros.' })
