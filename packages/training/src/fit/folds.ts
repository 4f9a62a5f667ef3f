import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Splits rows into folds by their keys alone, so that any implementation gets the same folds. Per class, in
 * the order of `sha256("SEED:KEY")`, each row goes to the fold with the fewest rows of the class, the lowest
 * in a tie.
 *
 * @param keys - One for each row, unique: lower-case addresses.
 * @param labels - 0 or 1, shape `[rows]`.
 * @returns The fold of each row, `0` to `folds - 1`.
 */
export function hashFolds(
  keys: readonly string[],
  labels: ArrayLike<number>,
  { seed, folds }: { readonly seed: number; readonly folds: number },
): Uint8Array {
  const result = new Uint8Array(keys.length);
  const hashed = keys.map((key, row) => ({ row, hash: bytesToHex(sha256(utf8ToBytes(`${seed}:${key}`))) }));
  for (const label of [0, 1]) {
    const ofClass = hashed.filter(({ row }) => labels[row] === label);
    // Filling the emptiest fold first is the same as taking turns.
    for (const [turn, { row }] of ofClass.sort((a, b) => (a.hash < b.hash ? -1 : 1)).entries())
      result[row] = turn % folds;
  }
  return result;
}
