import { addressKey, FACE } from "./address-key.ts";
import type { ReputationState } from "./state.ts";

/** How an address stands to the parties that a wallet dealt with, as far as its sketches keep them. */
export interface Resemblance {
  /** It is one of them, and did not only send dust. */
  readonly isParty: boolean;
  /** Another one has the same face: the characters that people compare. */
  readonly hasTwin: boolean;
  /** It sent the wallet dust, as those do who hope to be mistaken for its twin. */
  readonly sentDust: boolean;
}

/** How an address stands to a wallet's parties. The sketches of a wallet with many parties keep a part of them. */
export function resemblance(
  { dusters, vouched, strangersOut }: ReputationState,
  address: string,
): Resemblance {
  const key = addressKey(address);
  return {
    isParty: hasKey(vouched, key) || hasKey(strangersOut, key),
    hasTwin: hasTwin(vouched, key) || hasTwin(strangersOut, key),
    sentDust: hasKey(dusters, key),
  };
}

/**
 * How many addresses that sent dust look like a counterparty of the wallet: address poisoning, which
 * hopes that a payer copies the wrong address from his history. It says nothing against the wallet.
 */
export function countLookalikes({ dusters, vouched, strangersOut }: ReputationState): number {
  let found = 0;
  for (let at = 1; at < dusters.length; at += 2)
    if (hasTwin(vouched, dusters[at]!) || hasTwin(strangersOut, dusters[at]!)) found++;
  return found;
}

function hasKey(sketch: readonly number[], key: number): boolean {
  for (let at = 1; at < sketch.length; at += 2) if (sketch[at] === key) return true;
  return false;
}

/** Whether a sketch has another address with the same face. */
function hasTwin(sketch: readonly number[], key: number): boolean {
  const face = Math.floor(key / FACE);
  for (let at = 1; at < sketch.length; at += 2)
    if (sketch[at] !== key && Math.floor(sketch[at]! / FACE) === face) return true;
  return false;
}
