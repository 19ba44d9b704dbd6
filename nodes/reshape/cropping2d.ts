import { cropping } from './cropping.js'

export const cropping2d = cropping({ rank: 2, default: 0, summary: 'Images without their border.' })
