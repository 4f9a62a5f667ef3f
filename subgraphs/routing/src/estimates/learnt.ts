import type { CarrierEstimate } from "./estimate.ts";
import { type Others, othersOf } from "./others.ts";

/** What a tenant's quotes know of a carrier from reports. */
export interface Learnt {
  /** From the tenant's own reports; `undefined` when it made none. */
  readonly own: CarrierEstimate | undefined;
  readonly others: Others;
}

/** What one tenant's reports tell of one carrier. */
export interface TenantEstimate extends CarrierEstimate {
  readonly tenant: string;
  readonly carrier: string;
}

/** What others reported fades so slowly that an hour makes no difference, and within one the sums stay the same. */
const HOUR_MS = 3_600_000;

/**
 * What a tenant's quotes know of each carrier of which anybody reported anything.
 *
 * @param own - The tenant's own estimates.
 * @param all - Everybody's; the tenant's own among them are not looked at.
 */
export function learntBy(
  tenant: string,
  { own, all }: { readonly own: readonly TenantEstimate[]; readonly all: readonly TenantEstimate[] },
  priorWeight: (carrier: string) => number | undefined,
  now: number,
): ReadonlyMap<string, Learnt> {
  const mine = new Map(own.map((row) => [row.carrier, row]));
  const others = Map.groupBy(
    all.filter((row) => row.tenant !== tenant),
    ({ carrier }) => carrier,
  );
  const at = Math.floor(now / HOUR_MS) * HOUR_MS;
  const learnt = new Map<string, Learnt>();
  for (const carrier of new Set([...mine.keys(), ...others.keys()])) {
    const weight = priorWeight(carrier);
    // A carrier that the catalogue has no more carries nothing.
    if (weight === undefined) continue;
    learnt.set(carrier, {
      own: mine.get(carrier),
      others: othersOf(others.get(carrier) ?? [], weight, at),
    });
  }
  return learnt;
}
