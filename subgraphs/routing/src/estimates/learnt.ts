import { HOUR_MS } from "@tetron/domain/durations";
import type { CarrierEstimate } from "./estimate.ts";
import { type Others, othersOf } from "./others.ts";

/** The estimates of a carrier from reports, for a tenant's quotes. */
export interface Learnt {
  /** From the tenant's own reports; `undefined` without any. */
  readonly own: CarrierEstimate | undefined;
  readonly others: Others;
}

/** The estimate of one carrier from one tenant's reports. */
export interface TenantEstimate extends CarrierEstimate {
  readonly tenant: string;
  readonly carrier: string;
}

/**
 * Estimates of each carrier with reports, for a tenant's quotes.
 *
 * @param own - The tenant's own estimates.
 * @param all - All tenants' estimates; the tenant's own are ignored.
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
    // A carrier that is no longer in the catalogue is not used.
    if (weight === undefined) continue;
    learnt.set(carrier, {
      own: mine.get(carrier),
      others: othersOf(others.get(carrier) ?? [], weight, at),
    });
  }
  return learnt;
}
