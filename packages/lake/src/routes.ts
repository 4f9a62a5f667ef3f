import { and, eq, type SQL } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { carrierEstimates, type StoredCarrierEstimate } from "./tables/carrier-estimates.ts";
import { routeExecutions, type StoredRouteExecution } from "./tables/route-executions.ts";
import { routeQuotes, type StoredRouteQuote } from "./tables/route-quotes.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** Inserts a quote. A second one with its id is refused. */
export function insertRouteQuote(quote: StoredRouteQuote): Write {
  return insertRow(routeQuotes, quote);
}

/** A tenant's quote, expired or not; `undefined` when there is none, or it is another tenant's. */
export async function findRouteQuote(
  db: Database,
  tenant: string,
  id: string,
): Promise<StoredRouteQuote | undefined> {
  const [found] = await db
    .select()
    .from(routeQuotes)
    .where(and(eq(routeQuotes.tenant, tenant), eq(routeQuotes.id, id)));
  return found;
}

/** Inserts the report of a quote's execution. A second one is refused. */
export function insertRouteExecution(execution: StoredRouteExecution): Write {
  return insertRow(routeExecutions, execution);
}

/** The reported execution of a tenant's quote; `undefined` when none was reported. */
export async function findRouteExecution(
  db: Database,
  tenant: string,
  routeId: string,
): Promise<StoredRouteExecution | undefined> {
  const [found] = await db
    .select()
    .from(routeExecutions)
    .where(and(eq(routeExecutions.tenant, tenant), eq(routeExecutions.routeId, routeId)));
  return found;
}

/** What every tenant learnt of carriers: a row for each carrier that a tenant reported. */
export async function allCarrierEstimates(db: Database): Promise<StoredCarrierEstimate[]> {
  return db.select().from(carrierEstimates);
}

/** What one tenant learnt of carriers. */
export async function carrierEstimatesOf(db: Database, tenant: string): Promise<StoredCarrierEstimate[]> {
  return db.select().from(carrierEstimates).where(eq(carrierEstimates.tenant, tenant));
}

/**
 * Updates a tenant's estimates inside the commit, so that two concurrent reports both count.
 *
 * @param update - Computes the row to store from the stored one; its sums are 0 when nothing was learnt yet.
 */
export function updateCarrierEstimates(
  tenant: string,
  carriers: readonly string[],
  update: (held: StoredCarrierEstimate) => StoredCarrierEstimate,
): Write {
  return runStatements(async (tx) => {
    // Always in the same order, so that two commits cannot deadlock.
    const ordered = [...new Set(carriers)].sort();
    if (ordered.length === 0) return;
    await tx
      .insert(carrierEstimates)
      .values(ordered.map((carrier) => ({ ...NOTHING, tenant, carrier })))
      .onConflictDoNothing();
    const isOf = (carrier: SQL) => and(eq(carrierEstimates.tenant, tenant), carrier);
    const held = await tx
      .select()
      .from(carrierEstimates)
      .where(isOf(isAnyOf(carrierEstimates.carrier, ordered)))
      .orderBy(carrierEstimates.carrier)
      .for("update");
    for (const row of held)
      await tx
        .update(carrierEstimates)
        .set(update(row))
        .where(isOf(eq(carrierEstimates.carrier, row.carrier)));
  });
}

const NOTHING = { successes: 0, failures: 0, times: 0, logSum: 0, logSquareSum: 0, at: new Date(0) };
