/** `uniform`: 0 <= u < 1. `normal`: mean 0, standard deviation 1. */
export type Distribution = 'uniform' | 'normal'
