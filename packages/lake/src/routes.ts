import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Database } from "./database.ts";
import { carrierEstimates, type StoredCarrierEstimate } from "./tables/carrier-estimates.ts";
import { routeExecutions, type StoredRouteExecution } from "./tables/route-executions.ts";
import { routeQuotes, type StoredRouteQuote } from "./tables/route-quotes.ts";
import { insert, statement, type Write } from "./write.ts";

/** Records a quote. A second one with its id is refused. */
export function insertRouteQuote(quote: StoredRouteQuote): Write {
  return insert(routeQuotes, quote);
}

/** A tenant's quote, expired or not; `undefined` when there is none, or it is another's. */
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

/** Records what became of a quote. A second report of it is refused. */
export function insertRouteExecution(execution: StoredRouteExecution): Write {
  return insert(routeExecutions, execution);
}

/** What became of a tenant's quote; `undefined` when nobody has said. */
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

/** What every tenant reported of bridges, venues and transfers: a row for each of them that a tenant reported. */
export async function allCarrierEstimates(db: Database): Promise<StoredCarrierEstimate[]> {
  return db.select().from(carrierEstimates);
}

/** What one tenant reported of bridges, venues and transfers. */
export async function carrierEstimatesOf(db: Database, tenant: string): Promise<StoredCarrierEstimate[]> {
  return db.select().from(carrierEstimates).where(eq(carrierEstimates.tenant, tenant));
}

/**
 * Updates a tenant's estimates inside the commit, so that two reports at the same time both count.
 *
 * @param update - Gives the row to store from the one that is held; sums of 0 when nothing was learnt yet.
 */
export function updateCarrierEstimates(
  tenant: string,
  carriers: readonly string[],
  update: (held: StoredCarrierEstimate) => StoredCarrierEstimate,
): Write {
  return statement(async (tx) => {
    // In one order everywhere: two commits that lock the same rows never wait for each other in a circle.
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
      .where(isOf(inArray(carrierEstimates.carrier, ordered)))
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
