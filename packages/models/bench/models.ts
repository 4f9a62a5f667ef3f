/**
 * Measures the shipped fraud model on one wallet, many wallets and one explanation, against a naive walk over
 * trees of objects in the same run. `--json` prints one object.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { z } from "zod";
import { ARTIFACTS_URL } from "../src/artifacts-url.ts";
import { decodeFraudModel } from "../src/fraud-model.ts";
import { ARTIFACTS } from "../src/manifest.ts";
import { matrixOf, rowOf } from "../src/matrix.ts";
import { decodeReferenceTable } from "../src/reference-table.ts";
import { decodeSections, readSection } from "../src/sections.ts";
import { type Forest, LEAF, singlesOf, unpackNode } from "../src/trees/forest.ts";
import { cpuMicroseconds, report } from "./measure.ts";

interface ObjectNode {
  readonly feature: number;
  readonly threshold: number;
  readonly missingLeft: boolean;
  readonly left: ObjectNode | null;
  readonly right: ObjectNode | null;
  readonly value: number;
}

const bytes = readFileSync(new URL(ARTIFACTS.fraudModel, ARTIFACTS_URL));
const model = decodeFraudModel(bytes);
const { wallets } = decodeReferenceTable(readFileSync(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
const matrix = matrixOf(
  wallets.filter(({ firstSeen }) => firstSeen !== null).map(({ behaviour }) => behaviour),
  model.features.length,
);
const rows = Array.from({ length: matrix.rows }, (_, i) => rowOf(matrix, i));
const trees = objectTrees();
let next = 0;
const nextRow = () => rows[next++ % rows.length]!;

function objectTrees(): readonly ObjectNode[] {
  const file = decodeSections("tetron-fraud-model/1", z.object({ bias: z.number() }), bytes);
  const [words, covers, roots] = (["words", "covers", "roots"] as const).map((name) =>
    readSection(file, name, "u32"),
  );
  const forest: Forest = {
    columns: matrix.columns,
    bias: file.header.bias,
    words: words!,
    covers: covers!,
    roots: roots!,
  };
  const singles = singlesOf(forest);
  const node = (at: number): ObjectNode => {
    const { column, missingLeft, right } = unpackNode(forest.words[2 * at]!);
    const threshold = singles[2 * at + 1]!;
    const leaf = column === LEAF;
    const [left, other] = leaf ? [null, null] : [node(at + 1), node(at + right)];
    return { feature: column, threshold, missingLeft, left, right: other, value: leaf ? threshold : 0 };
  };
  return Array.from(forest.roots, node);
}

function naiveMargin(row: Float32Array): number {
  let sum = 0;
  for (const tree of trees) {
    let node = tree;
    while (node.left !== null && node.right !== null) {
      const value = row[node.feature]!;
      node = (Number.isNaN(value) ? node.missingLeft : value <= node.threshold) ? node.left : node.right;
    }
    sum += node.value;
  }
  return sum;
}

const naive = cpuMicroseconds(() => naiveMargin(nextRow()));
const single = cpuMicroseconds(() => model.logOdds(nextRow()));
const batch = cpuMicroseconds(() => model.logOddsOfRows(matrix)) / matrix.rows;
const explain = cpuMicroseconds(() => model.explain(nextRow()));
report("models", {
  trees: trees.length,
  naive_us: naive,
  single_us: single,
  batch_us: batch,
  explain_us: explain,
  single_speedup: naive / single,
  batch_speedup: naive / batch,
  batch_rows_per_second: 1e6 / batch,
});
