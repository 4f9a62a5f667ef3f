/**
 * Labels: the cost of reaching a node, one for each partial route worth keeping.
 *
 * Stored in columns, since a search writes thousands. A new label is written into the scratch slot after the
 * last, compared there, and then kept or overwritten.
 *
 * @module
 */
export interface Labels {
  /** Number of kept labels; slot `size` is scratch. */
  size: number;
  node: Int32Array;
  /** The label that this one extends, and the adjacency slot of the edge; both -1 at the start. */
  parent: Int32Array;
  slot: Int32Array;
  hops: Int32Array;
  /** 1 once another label at the same node is better. */
  dead: Uint8Array;
  /** Gas and losses so far. */
  fee: Float64Array;
  /** Difference from the requested amount; never decreases along a route. */
  lost: Float64Array;
  time: Float64Array;
  risk: Float64Array;
}

const INTEGERS = ["node", "parent", "slot", "hops"] as const;
const NUMBERS = ["fee", "lost", "time", "risk"] as const;

export function createLabels(): Labels {
  const room = 1024;
  return {
    size: 0,
    node: new Int32Array(room),
    parent: new Int32Array(room),
    slot: new Int32Array(room),
    hops: new Int32Array(room),
    dead: new Uint8Array(room),
    fee: new Float64Array(room),
    lost: new Float64Array(room),
    time: new Float64Array(room),
    risk: new Float64Array(room),
  };
}

/** Keeps the scratch label, growing the columns if needed, and returns its index. */
export function keepLabel(labels: Labels): number {
  const kept = labels.size++;
  if (labels.size < labels.dead.length) return kept;
  const room = 2 * labels.dead.length;
  for (const name of INTEGERS) labels[name] = grown(labels[name], new Int32Array(room));
  for (const name of NUMBERS) labels[name] = grown(labels[name], new Float64Array(room));
  labels.dead = grown(labels.dead, new Uint8Array(room));
  return kept;
}

function grown<Column extends Int32Array | Float64Array | Uint8Array>(old: Column, column: Column): Column {
  column.set(old);
  return column;
}
