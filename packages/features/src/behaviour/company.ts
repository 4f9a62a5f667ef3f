import type { Tally } from "../tally.ts";

/** With how many others an account deals in one direction. */
export interface CompanySummary {
  readonly count: number;
  readonly parties: number;
  /** Transactions with the party that is met most often. */
  readonly mostWithOne: number;
}

/** What {@link companyNumbers} gives, in order. */
export const COMPANY = ["party_ratio", "top_party_share"] as const;

/** Summarises the other sides of transactions, shape `[n]`. */
export function summariseCompany(parties: readonly (string | null)[]): CompanySummary {
  const groups = Map.groupBy(parties, (party) => party);
  return {
    count: parties.length,
    parties: groups.size,
    mostWithOne: [...groups.values()].reduce((most, { length }) => Math.max(most, length), 0),
  };
}

/** The same from how often each party was met. */
export function companyOf(tally: Tally): CompanySummary {
  const counts = Object.values(tally);
  return {
    count: counts.reduce((sum, count) => sum + count, 0),
    parties: counts.length,
    mostWithOne: counts.reduce((most, count) => Math.max(most, count), 0),
  };
}

/** Different parties over transactions, and the share of the party met most often; `NaN` with none. */
export function companyNumbers({ count, parties, mostWithOne }: CompanySummary): number[] {
  return [parties / count, mostWithOne / count];
}
