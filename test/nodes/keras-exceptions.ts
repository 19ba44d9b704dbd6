/** Arguments of Keras' layers that are ports here: what comes in or goes out. */
export const ports: Readonly<Record<string, string>> = {
  inputs: 'x, or x1, x2, ..., or query, value and key',
  sequences: 'x',
  sequence: 'x',
  data: 'x',
  states: 'h and c',
  initial_state: 'h and c',
  cell: 'layer',
  cells: 'layer1, layer2, ...',
  backward_layer: 'backwardLayer',
  mask: 'mask, or queryMask and valueMask',
  return_state: 'h and c come out whether they are wired or not',
  return_attention_scores: 'scores come out whether they are wired or not',
}

/** Arguments that no node has, with the reason. */
const everywhere: Readonly<Record<string, string>> = {
  name: 'a node has an id and a label',
  dtype: 'a run computes in float32',
  training: 'the mode of the run, and the parameter mode',
  seed: 'the seed of the graph and the id of the node',
  weights: 'weights travel in a file beside the graph',
  sparse: 'all tensors are dense',
  unroll: 'how it is carried out, not what',
  use_cudnn: 'how it is carried out, not what',
  flash_attention: 'how it is carried out, not what',
  synchronized: 'there is one device',
  lora_rank: 'weights of low rank that Keras adds to a layer that is trained already',
  lora_alpha: 'goes with lora_rank',
  quantization_config: 'a run computes in float32',
  gptq_unpacked_column_size: 'a run computes in float32',
}

/** The same for single layers. */
const ofLayers: Readonly<Record<string, string>> = {
  'Discretization.num_bins': 'Keras then finds the boundaries in data beforehand; here binBoundaries are given',
  'Discretization.epsilon': 'goes with num_bins',
  'Resizing.fill_mode': 'Keras takes no other value than its default',
}

/** Why a node has no such parameter; `undefined` where nothing says so. */
export function reasonAgainst(type: string, name: string): string | undefined {
  return ofLayers[`${type}.${name}`] ?? everywhere[name]
}

/** Defaults that differ from Keras', by `TYPE.parameter`, with the reason. */
export const differingDefaults: Readonly<Record<string, string>> = {
  'CategoryEncoding.numTokens': 'Keras refuses its own default',
  'Discretization.binBoundaries': 'Keras has none and finds them in data beforehand',
  'Normalization.mean': 'Keras has none and finds it in data beforehand',
  'Normalization.variance': 'Keras has none and finds it in data beforehand',
}
