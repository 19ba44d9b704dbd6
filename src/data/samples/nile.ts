import type { PackedSample } from '../packed-sample.js'

/** The yearly discharge of the Nile at Aswan from 1871 to 1970, in 10⁸ m³. Written by test/data/make-series.py. */
export const nile: PackedSample = {
  name: 'nile',
  examples: 100,
  source: 'https://www.statsmodels.org/stable/datasets/generated/nile.html',
  licence: 'public domain; redistributed through statsmodels (BSD-3-Clause)',
  citation:
    'Cobb, G. W. (1978). The problem of the Nile: conditional solution to a changepoint problem. Biometrika 65(2), 243-251. https://doi.org/10.1093/biomet/65.2.243',
  columns: {
    value: {
      dtype: 'float32',
      shape: [],
      stored: 'float32',
      featureNames: ['discharge'],
    },
  },
  bytes:
    'eNotkMFKAlEUhs+ztGsxBkmLMcIbc8FgKMuEGVxISgmRYBREC6FDrYwhURcq5BP0EvMwPYjf5czi45z/3P/8c++IFF5k4aV89uLW1gdcymxL/fOiP/Tv8AjfaHr5AHZ0xaxFnZhPZ5ZTzqm/6B1s0Gpnes5eh9qDiP4J3zUc0T9AZNnuC17Ya+M7YfafiFzRB19hWcKeNPFdUh31lppzlkGt0g3gfvJJ1hmzBPLqbAxv9Hf4ydApHnLkkNkBOnj4DxqjLyxDMru7dKl9y3en9Dd2Z+UNGjL5ZjmCV0jtTTpkPoAl+h7Nbhn8dThmFvs9lUxhlA==',
}
