import { expect, test } from "vitest";
import { rowOf } from "../matrix.ts";
import { type Forest, LEAF, marginFunction, singlesOf, unpackNode } from "./forest.ts";
import { gaussLegendre } from "./quadrature.ts";
import { explainFunction } from "./shap.ts";
import { aSample } from "./testing.ts";
import { trainForest } from "./train.ts";

const { matrix, labels } = aSample(800, 5);
const forest = trainForest(matrix, labels, { trees: 20, leaves: 12, columnFraction: 1 });

/** The Shapley game: the expected margin when only some columns are known. */
function expectedMargin({ words, covers, roots, bias, ...rest }: Forest, row: Float32Array, known: number) {
  const singles = singlesOf({ words, covers, roots, bias, ...rest });
  const visit = (node: number): number => {
    const { column, missingLeft, right } = unpackNode(words[2 * node]!);
    const threshold = singles[2 * node + 1]!;
    if (column === LEAF) return threshold;
    const [a, b] = [node + 1, node + right];
    const value = row[column]!;
    if (known & (1 << column)) return visit((Number.isNaN(value) ? missingLeft : value <= threshold) ? a : b);
    return (visit(a) * covers[a]! + visit(b) * covers[b]!) / covers[node]!;
  };
  return roots.reduce((sum, root) => sum + visit(root), bias);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

test("contributions are the Shapley values, by their definition over all subsets", () => {
  const explain = explainFunction(forest);
  for (let i = 0; i < 25; i++) {
    const row = rowOf(matrix, i);
    const { base, contributions } = explain(row);
    expect(base).toBeCloseTo(expectedMargin(forest, row, 0), 10);
    for (let column = 0; column < 5; column++) {
      let value = 0;
      for (let subset = 0; subset < 32; subset++) {
        if (subset & (1 << column)) continue;
        const size = [...subset.toString(2)].filter((bit) => bit === "1").length;
        const weight = (factorial(size) * factorial(4 - size)) / factorial(5);
        value +=
          weight *
          (expectedMargin(forest, row, subset | (1 << column)) - expectedMargin(forest, row, subset));
      }
      expect(contributions[column]).toBeCloseTo(value, 10);
    }
  }
});

test("base and contributions add up to the margin", () => {
  const explain = explainFunction(forest);
  const margin = marginFunction(forest);
  for (let i = 0; i < matrix.rows; i++) {
    const row = rowOf(matrix, i);
    const { base, contributions } = explain(row);
    expect(Math.abs(contributions.reduce((sum, each) => sum + each, base) - margin(row))).toBeLessThan(1e-9);
  }
});

test("a quadrature integrates polynomials of twice its points exactly", () => {
  for (let count = 1; count <= 12; count++) {
    const { points, weights } = gaussLegendre(count);
    for (let degree = 0; degree < 2 * count; degree++) {
      const sum = points.reduce((total, x, i) => total + weights[i]! * x ** degree, 0);
      expect(sum).toBeCloseTo(1 / (degree + 1), 13);
    }
  }
});
