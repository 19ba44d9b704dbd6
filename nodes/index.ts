// Written from the folders beside it (config/nodes-index.ts): do not edit.
import type { AnyNode } from '../src/definition/node.js'
import { categoryEncoding } from './data/category-encoding.js'
import { circles } from './data/circles.js'
import { csv } from './data/csv.js'
import { diabetes } from './data/diabetes.js'
import { digits } from './data/digits.js'
import { discretization } from './data/discretization.js'
import { drawing } from './data/drawing.js'
import { imageFolder } from './data/image-folder.js'
import { iris } from './data/iris.js'
import { normalization } from './data/normalization.js'
import { number } from './data/number.js'
import { numberArray } from './data/number-array.js'
import { oneHot } from './data/one-hot.js'
import { photo } from './data/photo.js'
import { random } from './data/random.js'
import { range } from './data/range.js'
import { sine } from './data/sine.js'
import { spirals } from './data/spirals.js'
import { text } from './data/text.js'
import { timeSeries } from './data/time-series.js'
import { twoMoons } from './data/two-moons.js'
import { webcam } from './data/webcam.js'
import { wine } from './data/wine.js'
import { activation } from './core/activation.js'
import { cast } from './core/cast.js'
import { dense } from './core/dense.js'
import { einsumDense } from './core/einsum-dense.js'
import { embedding } from './core/embedding.js'
import { gradientScale } from './core/gradient-scale.js'
import { identity } from './core/identity.js'
import { input } from './core/input.js'
import { masking } from './core/masking.js'
import { output } from './core/output.js'
import { rescaling } from './core/rescaling.js'
import { celu } from './activation/celu.js'
import { elu } from './activation/elu.js'
import { exponential } from './activation/exponential.js'
import { gelu } from './activation/gelu.js'
import { glu } from './activation/glu.js'
import { hardShrink } from './activation/hard-shrink.js'
import { hardSigmoid } from './activation/hard-sigmoid.js'
import { hardSwish } from './activation/hard-swish.js'
import { hardTanh } from './activation/hard-tanh.js'
import { leakyRelu } from './activation/leaky-relu.js'
import { linear } from './activation/linear.js'
import { logSigmoid } from './activation/log-sigmoid.js'
import { logSoftmax } from './activation/log-softmax.js'
import { mish } from './activation/mish.js'
import { prelu } from './activation/prelu.js'
import { relu } from './activation/relu.js'
import { relu6 } from './activation/relu6.js'
import { selu } from './activation/selu.js'
import { sigmoid } from './activation/sigmoid.js'
import { softShrink } from './activation/soft-shrink.js'
import { softmax } from './activation/softmax.js'
import { softplus } from './activation/softplus.js'
import { softsign } from './activation/softsign.js'
import { sparsePlus } from './activation/sparse-plus.js'
import { sparseSigmoid } from './activation/sparse-sigmoid.js'
import { sparsemax } from './activation/sparsemax.js'
import { squareplus } from './activation/squareplus.js'
import { swish } from './activation/swish.js'
import { tanh } from './activation/tanh.js'
import { tanhShrink } from './activation/tanh-shrink.js'
import { threshold } from './activation/threshold.js'
import { thresholdedRelu } from './activation/thresholded-relu.js'
import { conv1d } from './convolution/conv1d.js'
import { conv1dTranspose } from './convolution/conv1d-transpose.js'
import { conv2d } from './convolution/conv2d.js'
import { conv2dTranspose } from './convolution/conv2d-transpose.js'
import { conv3d } from './convolution/conv3d.js'
import { conv3dTranspose } from './convolution/conv3d-transpose.js'
import { depthwiseConv1d } from './convolution/depthwise-conv1d.js'
import { depthwiseConv2d } from './convolution/depthwise-conv2d.js'
import { separableConv1d } from './convolution/separable-conv1d.js'
import { separableConv2d } from './convolution/separable-conv2d.js'
import { bidirectional } from './recurrent/bidirectional.js'
import { convLstm1d } from './recurrent/conv-lstm1d.js'
import { convLstm1dCell } from './recurrent/conv-lstm1d-cell.js'
import { convLstm2d } from './recurrent/conv-lstm2d.js'
import { convLstm2dCell } from './recurrent/conv-lstm2d-cell.js'
import { convLstm3d } from './recurrent/conv-lstm3d.js'
import { convLstm3dCell } from './recurrent/conv-lstm3d-cell.js'
import { gru } from './recurrent/gru.js'
import { gruCell } from './recurrent/gru-cell.js'
import { lstm } from './recurrent/lstm.js'
import { lstmCell } from './recurrent/lstm-cell.js'
import { rnn } from './recurrent/rnn.js'
import { simpleRnn } from './recurrent/simple-rnn.js'
import { simpleRnnCell } from './recurrent/simple-rnn-cell.js'
import { stackedRnnCells } from './recurrent/stacked-rnn-cells.js'
import { timeDistributed } from './recurrent/time-distributed.js'
import { adaptiveAveragePooling1d } from './pooling/adaptive-average-pooling-1d.js'
import { adaptiveAveragePooling2d } from './pooling/adaptive-average-pooling-2d.js'
import { adaptiveAveragePooling3d } from './pooling/adaptive-average-pooling-3d.js'
import { adaptiveMaxPooling1d } from './pooling/adaptive-max-pooling-1d.js'
import { adaptiveMaxPooling2d } from './pooling/adaptive-max-pooling-2d.js'
import { adaptiveMaxPooling3d } from './pooling/adaptive-max-pooling-3d.js'
import { averagePooling1d } from './pooling/average-pooling-1d.js'
import { averagePooling2d } from './pooling/average-pooling-2d.js'
import { averagePooling3d } from './pooling/average-pooling-3d.js'
import { globalAveragePooling1d } from './pooling/global-average-pooling-1d.js'
import { globalAveragePooling2d } from './pooling/global-average-pooling-2d.js'
import { globalAveragePooling3d } from './pooling/global-average-pooling-3d.js'
import { globalMaxPooling1d } from './pooling/global-max-pooling-1d.js'
import { globalMaxPooling2d } from './pooling/global-max-pooling-2d.js'
import { globalMaxPooling3d } from './pooling/global-max-pooling-3d.js'
import { maxPooling1d } from './pooling/max-pooling-1d.js'
import { maxPooling2d } from './pooling/max-pooling-2d.js'
import { maxPooling3d } from './pooling/max-pooling-3d.js'
import { batchNormalization } from './normalization/batch-normalization.js'
import { groupNormalization } from './normalization/group-normalization.js'
import { layerNormalization } from './normalization/layer-normalization.js'
import { rmsNormalization } from './normalization/rms-normalization.js'
import { spectralNormalization } from './normalization/spectral-normalization.js'
import { unitNormalization } from './normalization/unit-normalization.js'
import { activityRegularization } from './regularization/activity-regularization.js'
import { alphaDropout } from './regularization/alpha-dropout.js'
import { dropout } from './regularization/dropout.js'
import { gaussianDropout } from './regularization/gaussian-dropout.js'
import { gaussianNoise } from './regularization/gaussian-noise.js'
import { spatialDropout1d } from './regularization/spatial-dropout-1d.js'
import { spatialDropout2d } from './regularization/spatial-dropout-2d.js'
import { spatialDropout3d } from './regularization/spatial-dropout-3d.js'
import { randomBrightness } from './augmentation/random-brightness.js'
import { randomContrast } from './augmentation/random-contrast.js'
import { randomFlip } from './augmentation/random-flip.js'
import { randomRotation } from './augmentation/random-rotation.js'
import { randomTranslation } from './augmentation/random-translation.js'
import { randomZoom } from './augmentation/random-zoom.js'
import { add } from './merge/add.js'
import { average } from './merge/average.js'
import { concatenate } from './merge/concatenate.js'
import { dot } from './merge/dot.js'
import { maximum } from './merge/maximum.js'
import { minimum } from './merge/minimum.js'
import { multiply } from './merge/multiply.js'
import { subtract } from './merge/subtract.js'
import { centerCrop } from './reshape/center-crop.js'
import { cropping1d } from './reshape/cropping1d.js'
import { cropping2d } from './reshape/cropping2d.js'
import { cropping3d } from './reshape/cropping3d.js'
import { flatten } from './reshape/flatten.js'
import { permute } from './reshape/permute.js'
import { repeatVector } from './reshape/repeat-vector.js'
import { reshape } from './reshape/reshape.js'
import { resizing } from './reshape/resizing.js'
import { slice } from './reshape/slice.js'
import { split } from './reshape/split.js'
import { upSampling1d } from './reshape/up-sampling-1d.js'
import { upSampling2d } from './reshape/up-sampling-2d.js'
import { upSampling3d } from './reshape/up-sampling-3d.js'
import { zeroPadding1d } from './reshape/zero-padding-1d.js'
import { zeroPadding2d } from './reshape/zero-padding-2d.js'
import { zeroPadding3d } from './reshape/zero-padding-3d.js'
import { additiveAttention } from './attention/additive-attention.js'
import { attention } from './attention/attention.js'
import { groupQueryAttention } from './attention/group-query-attention.js'
import { multiHeadAttention } from './attention/multi-head-attention.js'
import { binaryCrossentropy } from './loss/binary-crossentropy.js'
import { binaryFocalCrossentropy } from './loss/binary-focal-crossentropy.js'
import { categoricalCrossentropy } from './loss/categorical-crossentropy.js'
import { categoricalFocalCrossentropy } from './loss/categorical-focal-crossentropy.js'
import { categoricalGeneralizedCrossEntropy } from './loss/categorical-generalized-cross-entropy.js'
import { categoricalHinge } from './loss/categorical-hinge.js'
import { circle } from './loss/circle.js'
import { cosineSimilarity } from './loss/cosine-similarity.js'
import { dice } from './loss/dice.js'
import { hinge } from './loss/hinge.js'
import { huber } from './loss/huber.js'
import { klDivergence } from './loss/kl-divergence.js'
import { logCosh } from './loss/log-cosh.js'
import { meanAbsoluteError } from './loss/mean-absolute-error.js'
import { meanAbsolutePercentageError } from './loss/mean-absolute-percentage-error.js'
import { meanSquaredError } from './loss/mean-squared-error.js'
import { meanSquaredLogarithmicError } from './loss/mean-squared-logarithmic-error.js'
import { poisson } from './loss/poisson.js'
import { sparseCategoricalCrossentropy } from './loss/sparse-categorical-crossentropy.js'
import { squaredHinge } from './loss/squared-hinge.js'
import { tversky } from './loss/tversky.js'
import { accuracy } from './metric/accuracy.js'
import { auc } from './metric/auc.js'
import { binaryAccuracy } from './metric/binary-accuracy.js'
import { binaryCrossentropyMetric } from './metric/binary-crossentropy-metric.js'
import { categoricalAccuracy } from './metric/categorical-accuracy.js'
import { categoricalCrossentropyMetric } from './metric/categorical-crossentropy-metric.js'
import { categoricalHingeMetric } from './metric/categorical-hinge-metric.js'
import { cohenKappa } from './metric/cohen-kappa.js'
import { confusionMatrix } from './metric/confusion-matrix.js'
import { cosineSimilarityMetric } from './metric/cosine-similarity-metric.js'
import { fBetaScore } from './metric/f-beta-score.js'
import { f1Score } from './metric/f1-score.js'
import { hingeMetric } from './metric/hinge-metric.js'
import { klDivergenceMetric } from './metric/kl-divergence-metric.js'
import { logCoshError } from './metric/log-cosh-error.js'
import { matthewsCorrelation } from './metric/matthews-correlation.js'
import { mean } from './metric/mean.js'
import { meanAbsoluteErrorMetric } from './metric/mean-absolute-error-metric.js'
import { meanAbsolutePercentageErrorMetric } from './metric/mean-absolute-percentage-error-metric.js'
import { meanSquaredErrorMetric } from './metric/mean-squared-error-metric.js'
import { meanSquaredLogarithmicErrorMetric } from './metric/mean-squared-logarithmic-error-metric.js'
import { poissonMetric } from './metric/poisson-metric.js'
import { precision } from './metric/precision.js'
import { r2Score } from './metric/r2-score.js'
import { recall } from './metric/recall.js'
import { rootMeanSquaredError } from './metric/root-mean-squared-error.js'
import { sparseCategoricalAccuracy } from './metric/sparse-categorical-accuracy.js'
import { sparseCategoricalCrossentropyMetric } from './metric/sparse-categorical-crossentropy-metric.js'
import { sparseTopKCategoricalAccuracy } from './metric/sparse-top-k-categorical-accuracy.js'
import { squaredHingeMetric } from './metric/squared-hinge-metric.js'
import { topKCategoricalAccuracy } from './metric/top-k-categorical-accuracy.js'
import { trainer } from './training/trainer.js'
import { classScores } from './view/class-scores.js'
import { decisionMap } from './view/decision-map.js'
import { histogram } from './view/histogram.js'
import { imageGrid } from './view/image-grid.js'
import { linePlot } from './view/line-plot.js'
import { tensorTable } from './view/tensor-table.js'

export {
  categoryEncoding,
  circles,
  csv,
  diabetes,
  digits,
  discretization,
  drawing,
  imageFolder,
  iris,
  normalization,
  number,
  numberArray,
  oneHot,
  photo,
  random,
  range,
  sine,
  spirals,
  text,
  timeSeries,
  twoMoons,
  webcam,
  wine,
  activation,
  cast,
  dense,
  einsumDense,
  embedding,
  gradientScale,
  identity,
  input,
  masking,
  output,
  rescaling,
  celu,
  elu,
  exponential,
  gelu,
  glu,
  hardShrink,
  hardSigmoid,
  hardSwish,
  hardTanh,
  leakyRelu,
  linear,
  logSigmoid,
  logSoftmax,
  mish,
  prelu,
  relu,
  relu6,
  selu,
  sigmoid,
  softShrink,
  softmax,
  softplus,
  softsign,
  sparsePlus,
  sparseSigmoid,
  sparsemax,
  squareplus,
  swish,
  tanh,
  tanhShrink,
  threshold,
  thresholdedRelu,
  conv1d,
  conv1dTranspose,
  conv2d,
  conv2dTranspose,
  conv3d,
  conv3dTranspose,
  depthwiseConv1d,
  depthwiseConv2d,
  separableConv1d,
  separableConv2d,
  bidirectional,
  convLstm1d,
  convLstm1dCell,
  convLstm2d,
  convLstm2dCell,
  convLstm3d,
  convLstm3dCell,
  gru,
  gruCell,
  lstm,
  lstmCell,
  rnn,
  simpleRnn,
  simpleRnnCell,
  stackedRnnCells,
  timeDistributed,
  adaptiveAveragePooling1d,
  adaptiveAveragePooling2d,
  adaptiveAveragePooling3d,
  adaptiveMaxPooling1d,
  adaptiveMaxPooling2d,
  adaptiveMaxPooling3d,
  averagePooling1d,
  averagePooling2d,
  averagePooling3d,
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalAveragePooling3d,
  globalMaxPooling1d,
  globalMaxPooling2d,
  globalMaxPooling3d,
  maxPooling1d,
  maxPooling2d,
  maxPooling3d,
  batchNormalization,
  groupNormalization,
  layerNormalization,
  rmsNormalization,
  spectralNormalization,
  unitNormalization,
  activityRegularization,
  alphaDropout,
  dropout,
  gaussianDropout,
  gaussianNoise,
  spatialDropout1d,
  spatialDropout2d,
  spatialDropout3d,
  randomBrightness,
  randomContrast,
  randomFlip,
  randomRotation,
  randomTranslation,
  randomZoom,
  add,
  average,
  concatenate,
  dot,
  maximum,
  minimum,
  multiply,
  subtract,
  centerCrop,
  cropping1d,
  cropping2d,
  cropping3d,
  flatten,
  permute,
  repeatVector,
  reshape,
  resizing,
  slice,
  split,
  upSampling1d,
  upSampling2d,
  upSampling3d,
  zeroPadding1d,
  zeroPadding2d,
  zeroPadding3d,
  additiveAttention,
  attention,
  groupQueryAttention,
  multiHeadAttention,
  binaryCrossentropy,
  binaryFocalCrossentropy,
  categoricalCrossentropy,
  categoricalFocalCrossentropy,
  categoricalGeneralizedCrossEntropy,
  categoricalHinge,
  circle,
  cosineSimilarity,
  dice,
  hinge,
  huber,
  klDivergence,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  meanSquaredLogarithmicError,
  poisson,
  sparseCategoricalCrossentropy,
  squaredHinge,
  tversky,
  accuracy,
  auc,
  binaryAccuracy,
  binaryCrossentropyMetric,
  categoricalAccuracy,
  categoricalCrossentropyMetric,
  categoricalHingeMetric,
  cohenKappa,
  confusionMatrix,
  cosineSimilarityMetric,
  fBetaScore,
  f1Score,
  hingeMetric,
  klDivergenceMetric,
  logCoshError,
  matthewsCorrelation,
  mean,
  meanAbsoluteErrorMetric,
  meanAbsolutePercentageErrorMetric,
  meanSquaredErrorMetric,
  meanSquaredLogarithmicErrorMetric,
  poissonMetric,
  precision,
  r2Score,
  recall,
  rootMeanSquaredError,
  sparseCategoricalAccuracy,
  sparseCategoricalCrossentropyMetric,
  sparseTopKCategoricalAccuracy,
  squaredHingeMetric,
  topKCategoricalAccuracy,
  trainer,
  classScores,
  decisionMap,
  histogram,
  imageGrid,
  linePlot,
  tensorTable,
}

/** The activation enum as a parameter, and what applies its value: for nodes of your own. */
export { activate, activation as activationParam } from './activation/activation.js'

/** Every node, in the order of the palette: category by category, then by file name. */
export const nodes: readonly AnyNode[] = [
  categoryEncoding,
  circles,
  csv,
  diabetes,
  digits,
  discretization,
  drawing,
  imageFolder,
  iris,
  normalization,
  number,
  numberArray,
  oneHot,
  photo,
  random,
  range,
  sine,
  spirals,
  text,
  timeSeries,
  twoMoons,
  webcam,
  wine,
  activation,
  cast,
  dense,
  einsumDense,
  embedding,
  gradientScale,
  identity,
  input,
  masking,
  output,
  rescaling,
  celu,
  elu,
  exponential,
  gelu,
  glu,
  hardShrink,
  hardSigmoid,
  hardSwish,
  hardTanh,
  leakyRelu,
  linear,
  logSigmoid,
  logSoftmax,
  mish,
  prelu,
  relu,
  relu6,
  selu,
  sigmoid,
  softShrink,
  softmax,
  softplus,
  softsign,
  sparsePlus,
  sparseSigmoid,
  sparsemax,
  squareplus,
  swish,
  tanh,
  tanhShrink,
  threshold,
  thresholdedRelu,
  conv1d,
  conv1dTranspose,
  conv2d,
  conv2dTranspose,
  conv3d,
  conv3dTranspose,
  depthwiseConv1d,
  depthwiseConv2d,
  separableConv1d,
  separableConv2d,
  bidirectional,
  convLstm1d,
  convLstm1dCell,
  convLstm2d,
  convLstm2dCell,
  convLstm3d,
  convLstm3dCell,
  gru,
  gruCell,
  lstm,
  lstmCell,
  rnn,
  simpleRnn,
  simpleRnnCell,
  stackedRnnCells,
  timeDistributed,
  adaptiveAveragePooling1d,
  adaptiveAveragePooling2d,
  adaptiveAveragePooling3d,
  adaptiveMaxPooling1d,
  adaptiveMaxPooling2d,
  adaptiveMaxPooling3d,
  averagePooling1d,
  averagePooling2d,
  averagePooling3d,
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalAveragePooling3d,
  globalMaxPooling1d,
  globalMaxPooling2d,
  globalMaxPooling3d,
  maxPooling1d,
  maxPooling2d,
  maxPooling3d,
  batchNormalization,
  groupNormalization,
  layerNormalization,
  rmsNormalization,
  spectralNormalization,
  unitNormalization,
  activityRegularization,
  alphaDropout,
  dropout,
  gaussianDropout,
  gaussianNoise,
  spatialDropout1d,
  spatialDropout2d,
  spatialDropout3d,
  randomBrightness,
  randomContrast,
  randomFlip,
  randomRotation,
  randomTranslation,
  randomZoom,
  add,
  average,
  concatenate,
  dot,
  maximum,
  minimum,
  multiply,
  subtract,
  centerCrop,
  cropping1d,
  cropping2d,
  cropping3d,
  flatten,
  permute,
  repeatVector,
  reshape,
  resizing,
  slice,
  split,
  upSampling1d,
  upSampling2d,
  upSampling3d,
  zeroPadding1d,
  zeroPadding2d,
  zeroPadding3d,
  additiveAttention,
  attention,
  groupQueryAttention,
  multiHeadAttention,
  binaryCrossentropy,
  binaryFocalCrossentropy,
  categoricalCrossentropy,
  categoricalFocalCrossentropy,
  categoricalGeneralizedCrossEntropy,
  categoricalHinge,
  circle,
  cosineSimilarity,
  dice,
  hinge,
  huber,
  klDivergence,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  meanSquaredLogarithmicError,
  poisson,
  sparseCategoricalCrossentropy,
  squaredHinge,
  tversky,
  accuracy,
  auc,
  binaryAccuracy,
  binaryCrossentropyMetric,
  categoricalAccuracy,
  categoricalCrossentropyMetric,
  categoricalHingeMetric,
  cohenKappa,
  confusionMatrix,
  cosineSimilarityMetric,
  fBetaScore,
  f1Score,
  hingeMetric,
  klDivergenceMetric,
  logCoshError,
  matthewsCorrelation,
  mean,
  meanAbsoluteErrorMetric,
  meanAbsolutePercentageErrorMetric,
  meanSquaredErrorMetric,
  meanSquaredLogarithmicErrorMetric,
  poissonMetric,
  precision,
  r2Score,
  recall,
  rootMeanSquaredError,
  sparseCategoricalAccuracy,
  sparseCategoricalCrossentropyMetric,
  sparseTopKCategoricalAccuracy,
  squaredHingeMetric,
  topKCategoricalAccuracy,
  trainer,
  classScores,
  decisionMap,
  histogram,
  imageGrid,
  linePlot,
  tensorTable,
]
