import { Failure } from "@tetron/domain/failure";
import type { Demand } from "./demand.ts";

/**
 * The most that one GraphQL operation may ask.
 *
 * A hundred scores with all their reasons and both wallets' risk are 9 deep and cost 11,800, most of it for
 * lists that are taken to be ten long. A hundred wallets with a hundred scores each cost more than 20,000.
 */
export const LIMITS: Demand = { depth: 12, fields: 400, cost: 15_000 };

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
