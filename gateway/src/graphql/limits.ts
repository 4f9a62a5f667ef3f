import { Failure } from "@tetron/domain/failure";
import type { Demand } from "./demand.ts";

/**
 * The limits of one GraphQL operation. Its cost is CPU time in microseconds: prices may be a third of the
 * actual time, so 150,000 is at most half a second.
 *
 * A hundred scores with their reasons cost 20,000, with both wallets' risk 140,000.
 */
export const LIMITS: Demand = { depth: 12, fields: 400, cost: 150_000 };

/** Lexical tokens in a document: bounds parsing and validation. */
export const MAX_TOKENS = 2_000;

const SAYS: Readonly<Record<keyof Demand, string>> = {
  depth: "is nested too deeply",
  fields: "selects too many fields",
  cost: "asks for too much work",
};

/**
 * Refuses an operation that exceeds a limit.
 *
 * @throws Failure `BAD_REQUEST` with the measure, its value and the limit.
 */
export function limitDemand(demand: Demand): void {
  for (const measure of ["depth", "fields", "cost"] as const) {
    if (demand[measure] <= LIMITS[measure]) continue;
    throw new Failure(
      "BAD_REQUEST",
      `query: the operation ${SAYS[measure]}: ${measure} ${demand[measure]}, limit ${LIMITS[measure]}.`,
      { issues: [{ field: "query", reason: `${measure}_limit` }] },
    );
  }
}
