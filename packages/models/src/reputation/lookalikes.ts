import { addressKey, FACE, isSameKey } from "./address-key.ts";
import type { ReputationState } from "./state.ts";

/** How an address relates to a wallet's counterparties, as far as its sketches keep them. */
export interface Resemblance {
  /** It is one of them, and not only a sender of dust. */
  readonly isParty: boolean;
  /** Another one has the same face, the characters that people compare. */
  readonly hasTwin: boolean;
  /** It sent the wallet dust, as in address poisoning. */
  readonly sentDust: boolean;
}

/** Compares an address with a wallet's counterparties, of which the sketches keep only some if many. */
export function findResemblance(
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
 * Number of dust senders that look like a counterparty of the wallet. This is address poisoning, which
 * relies on a payer copying the wrong address from the history; it does not count against the wallet.
 */
export function countLookalikes({ dusters, vouched, strangersOut }: ReputationState): number {
  let found = 0;
  for (let at = 1; at < dusters.length; at += 2)
    if (hasTwin(vouched, dusters[at]!) || hasTwin(strangersOut, dusters[at]!)) found++;
  return found;
}

function hasKey(sketch: readonly number[], key: number): boolean {
  for (let at = 1; at < sketch.length; at += 2) if (isSameKey(sketch[at]!, key)) return true;
  return false;
}

/** Whether a sketch has another address with the same face. */
function hasTwin(sketch: readonly number[], key: number): boolean {
  const face = Math.floor(key / FACE);
  for (let at = 1; at < sketch.length; at += 2)
    if (Math.floor(sketch[at]! / FACE) === face && !isSameKey(sketch[at]!, key)) return true;
  return false;
}
