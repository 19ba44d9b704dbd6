import { convLstmCell } from './conv-lstm-cell.js'

export const convLstm1dCell = convLstmCell(1)
