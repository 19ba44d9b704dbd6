import type { PackedSample } from '../packed-sample.js'

/** Fisher's irises, in cm; rows 34 and 37 follow Fisher's paper, not the copy at UCI, as in scikit-learn and R. Written by test/data/make-samples.py. */
export const iris: PackedSample = {
  name: 'iris',
  examples: 150,
  source: 'https://archive.ics.uci.edu/dataset/53/iris',
  licence: 'CC BY 4.0 (UCI Machine Learning Repository); redistributed through scikit-learn (BSD-3-Clause)',
  citation:
    'Fisher, R. A. (1936). The use of multiple measurements in taxonomic problems. Annals of Eugenics 7(2), 179-188. Iris [Dataset]. UCI Machine Learning Repository. https://doi.org/10.24432/C56C76',
  columns: {
    features: {
      dtype: 'float32',
      shape: [4],
      stored: 'float32',
      featureNames: ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'],
    },
    label: {
      dtype: 'int32',
      shape: [],
      stored: 'uint8',
      classNames: ['setosa', 'versicolor', 'virginica'],
    },
  },
  bytes:
    'eNqVVSFoXEEQ3VZUxVXFnaqqW1WR5ququKq4qq/qouoOAoFCRCEQ+EfEwYdA4MTBwUHgxMHBQWAPAoFCIKJQCBTqClUV3Tfvzf5/hYoEQjPdmdn33rzZH2NbhfChinG2v0kHbzfpIsdViev6vMr/VnV9aXGMZ/nvdzlnaXEI4xzXvfpJNWo+5d/7HCfLHzWHdj5qGstH7PWbdJrjN1v3d/3THvpt0seSn3tYfT4rcYc37Y2azxbnvoqvczzMNY34zHHm/Qte8gPeTg/gRX6MR8YHMc4Rox4x6w/F98DOO7xJetXAUM5jfG/5IYR95xPjr6In8acSd3xTxnNp+FwPxK5vf159faCnx47X8aE+xuOidwjTnH/yn3kQD/q7nsgHHvcH8+syD2pd9fzTbs2ffFlPf3zJtS9LjPq+/zwffEbN7r7Pg/qlLT/05+X8MQ/0c36j5mrLX+iP+fh5CN90/7lzshg4WfMgfS8shh7AD88Bcwi3OY4V7sU5/RStnhxv7D7ODRgvsj679n/wTIx32o8zy8e8Num1eRZ4qEeQJ+CxhfQ+EZ5lzt8xPOy3sn7OJ/8qrtX/q/iclnP0c77YJ9xPzwxz/lr9ec78geHjDi7cL7nvo91P/sPCH/mun58DHz2WDB/2GvnQQ/utGd9bPvojBn7iHWvHllbv+KB/Xb8qemFe1PvI8HpMTwwLX75pjfQE/1bzmmzpw/sOLca56wk+1O/G/AH85DOTX4/ll6np0flnanj5TjamD/PPxP9afIbCN7b+nX9mhhd+4HznxR/IR8z5+/n6H71b4eGb6v51vO5f8Obcr4s+2MkYv6t2kfNfVMjXe29+wH7gnHU7qBG/O8unLwamJ9/gH8J3Y/WcN+9l/Kj3Z6W6W+17a3vC/cU8rwwf/MP5Te0+6jOofK/Ql3xb+SLJz1fa89tePe7/bV4CLvBBzPk9KN/3cVzeD74vc81tZveRd6jYL1bkGYw38POdJX++H3Phf9T7tNT5uuyH7x/nwXrwIb9Zqe/mAX//1PlKb+wff0+Lnl4PXvRDlN7cZ/Anr5npw/mujC/9YN+voi+/N1P5Yyk8jfD6ezsRXu5XV/+guFX/bT9i3vw+LvSd6fTD3P394HeR+NwPqPd58zuM+az1fZ5orxfi1wr/U3+ePfnn+ZN//gIM96ZQ',
}
