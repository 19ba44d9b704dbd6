/**
 * The largest graph that is read, checked or expanded. A chain of 100,000 nodes is well inside; what a hostile file holds beyond is
 * refused before any work is done per node.
 */
export const limits = {
  /** Nodes of the graph and of all its composites together; also nodes after composites are expanded. */
  nodes: 200_000,
  /** Wires of the graph and of all its composites together. */
  connections: 1_000_000,
  composites: 1_000,
  /** How deep composites may stand in each other. */
  compositeDepth: 50,
  /** Inputs of a composite, and outputs. */
  compositePorts: 1_000,
  notes: 10_000,
  noteCharacters: 100_000,
  labelCharacters: 1_000,
  /** Characters of an id, a type or a name. */
  nameCharacters: 200,
  /** Canvas units from the origin. */
  distance: 1e9,
  /** Numbers, texts, lists and objects of a value that comes from elsewhere than a text, whose size is limited by itself. */
  values: 20_000_000,
  /** Nesting of arrays and objects. */
  depth: 100,
  /** Problems that are listed; a file with more has one cause or is no graph. */
  problems: 100,
} as const
