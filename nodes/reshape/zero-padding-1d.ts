import { zeroPadding } from './zero-padding.js'

export const zeroPadding1d = zeroPadding({ rank: 1, summary: 'Sequences with zeros before and after.' })
