import { convLstmCell } from './conv-lstm-cell.js'

export const convLstm2dCell = convLstmCell(2)
