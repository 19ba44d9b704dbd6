import { convLstmCell } from './conv-lstm-cell.js'

export const convLstm3dCell = convLstmCell(3)
