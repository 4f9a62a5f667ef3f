import { type Matrix, selectRows } from "@tetron/models/matrix";
import { hashFolds } from "./folds.ts";

/** Labelled rows to fit a model to. An account may have several rows, at different ages. */
export interface TrainingSet {
  readonly matrix: Matrix;
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Uint8Array;
  /** The account of each row; a split never separates rows of one account. */
  readonly keys: readonly string[];
  /** How much each row counts, shape `[rows]`; 1 for every row when absent. */
  readonly weights?: Float64Array | undefined;
}

/** The given rows of a set, in the order of `rows`, with the given columns; with all when absent. */
export function selectSubset(
  { matrix, labels, keys, weights }: TrainingSet,
  rows: readonly number[],
  columns?: readonly number[],
): TrainingSet {
  return {
    matrix: selectRows(matrix, rows, columns),
    labels: Uint8Array.from(rows, (row) => labels[row]!),
    keys: rows.map((row) => keys[row]!),
    weights: weights && Float64Array.from(rows, (row) => weights[row]!),
  };
}

/** The fold of each row, by the hashes of the accounts: see {@link hashFolds}. */
export function foldsOf(
  { keys, labels }: Pick<TrainingSet, "keys" | "labels">,
  options: { readonly seed: number; readonly folds: number },
): Uint8Array {
  const labelOf = new Map(keys.map((key, row) => [key, labels[row]!]));
  const accounts = [...labelOf.keys()];
  const folds = hashFolds(accounts, [...labelOf.values()], options);
  const foldOf = new Map(accounts.map((account, i) => [account, folds[i]!]));
  return Uint8Array.from(keys, (key) => foldOf.get(key)!);
}

/** The rows for which a condition holds, ascending. */
export function rowsWhere(count: number, condition: (row: number) => boolean): number[] {
  return Array.from({ length: count }, (_, row) => row).filter(condition);
}
