import { convLstm } from './conv-lstm.js'
import { convLstm1dCell } from './conv-lstm1d-cell.js'

export const convLstm1d = convLstm(1, convLstm1dCell)
