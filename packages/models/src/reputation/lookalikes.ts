import { FACE } from "./address-key.ts";
import type { ReputationState } from "./state.ts";

/**
 * How many addresses that sent dust look like a counterparty of the wallet: address poisoning, which
 * hopes that a payer copies the wrong address from his history. It says nothing against the wallet.
 */
export function countLookalikes(state: ReputationState): number {
  const { dusters, vouched, strangersOut } = state;
  let found = 0;
  for (let at = 1; at < dusters.length; at += 2)
    if (hasTwin(vouched, dusters[at]!) || hasTwin(strangersOut, dusters[at]!)) found++;
  return found;
}

/** Whether a sketch has another address with the same face. */
function hasTwin(sketch: readonly number[], key: number): boolean {
  const face = Math.floor(key / FACE);
  for (let at = 1; at < sketch.length; at += 2)
    if (sketch[at] !== key && Math.floor(sketch[at]! / FACE) === face) return true;
  return false;
}
