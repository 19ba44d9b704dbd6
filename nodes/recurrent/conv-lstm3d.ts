import { convLstm } from './conv-lstm.js'
import { convLstm3dCell } from './conv-lstm3d-cell.js'

export const convLstm3d = convLstm(3, convLstm3dCell)
