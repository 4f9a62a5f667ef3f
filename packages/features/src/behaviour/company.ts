import { type Tally, totalsOf } from "../tally.ts";

/** How many counterparties an account has in one direction. */
export interface CompanySummary {
  readonly count: number;
  readonly parties: number;
  /** Transactions with the most frequent counterparty. */
  readonly mostWithOne: number;
}

/** Names of the values that {@link companyNumbers} returns, in order. */
export const COMPANY = ["party_ratio", "top_party_share"] as const;

/** Summarises the counterparties of transactions, shape `[n]`. */
export function summariseCompany(parties: readonly (string | null)[]): CompanySummary {
  const groups = Map.groupBy(parties, (party) => party);
  return {
    count: parties.length,
    parties: groups.size,
    mostWithOne: [...groups.values()].reduce((most, { length }) => Math.max(most, length), 0),
  };
}

/** As {@link summariseCompany}, from the number of transactions with each counterparty. */
export function companyOf(tally: Tally): CompanySummary {
  const { distinct, total, most } = totalsOf(tally);
  return { count: total, parties: distinct, mostWithOne: most };
}

/** Distinct counterparties over transactions, and the share of the most frequent; `NaN` when empty. */
export function companyNumbers({ count, parties, mostWithOne }: CompanySummary): number[] {
  return [parties / count, mostWithOne / count];
}
