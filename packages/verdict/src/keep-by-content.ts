import { LRUCache } from "lru-cache";
import { numberBytes } from "./number-bytes.ts";

/** Most wallet states whose result is kept, about 1 kB each. */
const MAX_STATES = 16_384;

/** A pure function of a wallet's numbers, and of what else its result depends on. */
type OfVector<Rest extends readonly (string | number)[], Result> = (
  vector: ArrayLike<number>,
  ...rest: Rest
) => Result;

/**
 * Keeps the results of a costly pure function, and drops the least recently used. What a wallet is changes with
 * its state, not with each payment, and a few wallets receive most payments. The key is the numbers themselves,
 * so a changed state needs no invalidation.
 *
 * @param compute - Its result is shared by all callers, who must not change it.
 */
export function keepByContent<Rest extends readonly (string | number)[], Result extends object>(
  compute: OfVector<Rest, Result>,
): OfVector<Rest, Result> {
  const results = new LRUCache<string, Result>({ max: MAX_STATES });
  return (vector, ...rest) => {
    const key = `${numberBytes(vector).toString("latin1")}${rest.join(" ")}`;
    const kept = results.get(key);
    if (kept) return kept;
    const result = compute(vector, ...rest);
    results.set(key, result);
    return result;
  };
}
