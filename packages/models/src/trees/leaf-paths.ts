import { type Forest, LEAF, singlesOf, unpackNode } from "./forest.ts";

/**
 * Each leaf as the box of rows that it takes: for every column that the way from the root asks about, an
 * interval. Leaf `i` has the conditions `starts[i] .. starts[i + 1]`.
 */
export interface LeafPaths {
  readonly values: Float64Array;
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  /** A number meets a condition when `above < number <= atMost`, a missing one when `takesMissing`. */
  readonly above: Float32Array;
  readonly atMost: Float32Array;
  readonly takesMissing: Uint8Array;
  /** Share of the training rows that met the condition where it was asked, in `(0, 1]`. */
  readonly shares: Float64Array;
  /** Most conditions that one leaf has. */
  readonly most: number;
}

interface Condition {
  above: number;
  atMost: number;
  takesMissing: boolean;
  share: number;
}

/** Every leaf of every tree. */
export function leafPaths(forest: Forest): LeafPaths {
  const { words, covers, roots } = forest;
  const singles = singlesOf(forest);
  const leaves: { value: number; conditions: ReadonlyMap<number, Condition> }[] = [];
  const visit = (node: number, conditions: ReadonlyMap<number, Condition>): void => {
    const { column, missingLeft, right } = unpackNode(words[2 * node]!);
    const threshold = singles[2 * node + 1]!;
    if (column === LEAF) {
      leaves.push({ value: threshold, conditions });
      return;
    }
    const known = conditions.get(column) ?? ANYTHING;
    const child = (at: number, narrower: Partial<Condition>, takesMissing: boolean) =>
      visit(
        at,
        new Map(conditions).set(column, {
          ...known,
          ...narrower,
          takesMissing: known.takesMissing && takesMissing,
          share: (known.share * covers[at]!) / covers[node]!,
        }),
      );
    child(node + 1, { atMost: Math.min(known.atMost, threshold) }, missingLeft);
    child(node + right, { above: Math.max(known.above, threshold) }, !missingLeft);
  };
  for (const root of roots) visit(root, new Map());

  const all = leaves.flatMap(({ conditions }) => [...conditions]);
  const starts = new Uint32Array(leaves.length + 1);
  for (const [i, { conditions }] of leaves.entries()) starts[i + 1] = starts[i]! + conditions.size;
  return {
    values: Float64Array.from(leaves, ({ value }) => value),
    starts,
    columns: Uint16Array.from(all, ([column]) => column),
    above: Float32Array.from(all, ([, { above }]) => above),
    atMost: Float32Array.from(all, ([, { atMost }]) => atMost),
    takesMissing: Uint8Array.from(all, ([, { takesMissing }]) => Number(takesMissing)),
    shares: Float64Array.from(all, ([, { share }]) => share),
    most: leaves.reduce((most, { conditions }) => Math.max(most, conditions.size), 0),
  };
}

const ANYTHING: Condition = {
  above: Number.NEGATIVE_INFINITY,
  atMost: Number.POSITIVE_INFINITY,
  takesMissing: true,
  share: 1,
};
