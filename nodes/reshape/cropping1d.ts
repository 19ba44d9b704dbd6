import { cropping } from './cropping.js'

export const cropping1d = cropping({ rank: 1, default: 1, summary: 'Sequences without their first and last steps.' })
