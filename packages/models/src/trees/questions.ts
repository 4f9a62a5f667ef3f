import { type Forest, LEAF, singlesOf, unpackNode } from "./forest.ts";

/**
 * The condition for a row to enter each node: an interval for the column that the parent splits, narrowed by
 * the nodes above that split the same column. Indexed by node, like the forest's words; a root has none.
 */
export interface Questions {
  readonly columns: Uint16Array;
  /** A number meets the condition when `above < number <= atMost`, a missing one when `takesMissing`. */
  readonly above: Float32Array;
  readonly atMost: Float32Array;
  readonly takesMissing: Uint8Array;
  /** Share of the training rows that met the condition, over all splits of the column so far, in `(0, 1]`. */
  readonly shares: Float64Array;
  /** Counted from the tree's root. */
  readonly parents: Int32Array;
  /** The nearest node above with a condition on the same column, or the root; counted from the root. */
  readonly earlier: Int32Array;
  /** A leaf's value; 0 for the others. */
  readonly values: Float64Array;
  /** Most distinct columns on one path from the root, by tree. */
  readonly widths: Uint16Array;
}

/** Computes the conditions of all nodes of all trees. */
export function questionsOf(forest: Forest): Questions {
  const { words, covers, roots } = forest;
  const nodes = covers.length;
  const singles = singlesOf(forest);
  const columns = new Uint16Array(nodes);
  const above = new Float32Array(nodes).fill(Number.NEGATIVE_INFINITY);
  const atMost = new Float32Array(nodes).fill(Number.POSITIVE_INFINITY);
  const takesMissing = new Uint8Array(nodes).fill(1);
  const shares = new Float64Array(nodes).fill(1);
  const parents = new Int32Array(nodes);
  const earlier = new Int32Array(nodes);
  const values = new Float64Array(nodes);
  const widths = new Uint16Array(roots.length);
  for (const [tree, root] of roots.entries()) {
    const visit = (node: number, asked: ReadonlyMap<number, number>): void => {
      const { column, missingLeft, right } = unpackNode(words[2 * node]!);
      const single = singles[2 * node + 1]!;
      if (column === LEAF) {
        values[node] = single;
        widths[tree] = Math.max(widths[tree]!, asked.size);
        return;
      }
      const before = asked.get(column) ?? root;
      const child = (at: number, lower: number, upper: number, missing: boolean) => {
        columns[at] = column;
        above[at] = Math.max(above[before]!, lower);
        atMost[at] = Math.min(atMost[before]!, upper);
        takesMissing[at] = takesMissing[before]! & Number(missing);
        shares[at] = (shares[before]! * covers[at]!) / covers[node]!;
        parents[at] = node - root;
        earlier[at] = before - root;
        visit(at, new Map(asked).set(column, at));
      };
      child(node + 1, Number.NEGATIVE_INFINITY, single, missingLeft);
      child(node + right, single, Number.POSITIVE_INFINITY, !missingLeft);
    };
    visit(root, new Map());
  }
  return { columns, above, atMost, takesMissing, shares, parents, earlier, values, widths };
}
