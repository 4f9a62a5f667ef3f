import { Failure } from "@tetron/domain/failure";
import type { Demand } from "./demand.ts";

/**
 * The most that one GraphQL operation may ask.
 *
 * A hundred scores with both wallets, their labels, risk and reputation cost about 3,000; the explorer's
 * deepest sensible query is 9 deep. Twice that is nobody's honest need.
 */
export const LIMITS: Demand = { depth: 12, fields: 400, cost: 6_000 };

/** Lexical tokens in a document: a bound on parsing and validation, before any of it is understood. */
export const MAX_TOKENS = 2_000;

const SAYS: Readonly<Record<keyof Demand, string>> = {
  depth: "is nested too deeply",
  fields: "selects too many fields",
  cost: "asks for too many objects",
};

/**
 * Refuses an operation that asks too much.
 *
 * @throws Failure `BAD_REQUEST` that tells the measure, what it came to and the limit.
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
