import { cropping } from './cropping.js'

export const cropping3d = cropping({ rank: 3, default: 1, summary: 'Volumes without their border.' })
