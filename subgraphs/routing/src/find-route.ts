import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { findRouteQuote } from "@tetron/lake/routes";
import type { QuoteAnswer } from "./quote/answer.ts";
import type { RoutingDeps } from "./routing-deps.ts";

/**
 * Returns a tenant's unexpired quote; `null` when there is none.
 *
 * @throws Failure `NOT_FOUND` with the time of expiry when the quote has expired.
 */
export async function findRoute(
  { lake }: Pick<RoutingDeps, "lake">,
  tenant: string,
  id: string,
): Promise<QuoteAnswer | null> {
  const found = isId("rt", id) ? await findRouteQuote(lake.db, tenant, id) : undefined;
  if (found === undefined) return null;
  if (found.expiresAt.getTime() > Date.now()) return found.answer as QuoteAnswer;
  throw new Failure(
    "NOT_FOUND",
    `Route ${id} expired at ${found.expiresAt.toISOString()}; ask for a new quote.`,
    {
      kind: "route",
      id,
    },
  );
}
