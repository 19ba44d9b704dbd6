import { convLstm } from './conv-lstm.js'
import { convLstm2dCell } from './conv-lstm2d-cell.js'

export const convLstm2d = convLstm(2, convLstm2dCell)
