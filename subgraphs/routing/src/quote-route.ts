import { createIds } from "@tetron/domain/id";
import { appendAudit } from "@tetron/lake/audit";
import { insertRouteQuote } from "@tetron/lake/routes";
import type { Caller } from "@tetron/service/caller";
import type { QuoteAnswer } from "./quote/answer.ts";
import { findQuote } from "./quote/find-quote.ts";
import { parseQuoteRequest, type QuoteInput } from "./quote/request.ts";
import type { RoutingDeps } from "./routing-deps.ts";

const nextId = createIds();

/**
 * Finds the best way to make a payment and keeps it as a quote of the caller's tenant.
 *
 * @throws Failure `UNPROCESSABLE` naming the field that means nothing or that nothing fits; `UNAVAILABLE` when the
 *   quote cannot be kept.
 */
export async function quoteRoute(
  deps: RoutingDeps,
  { tenant, keyId, requestId }: Pick<Caller, "tenant" | "keyId" | "requestId">,
  input: QuoteInput,
  signal: AbortSignal,
): Promise<QuoteAnswer> {
  const { catalogue, policy, lake } = deps;
  const request = parseQuoteRequest(input, catalogue);
  const [market, [from, to]] = await Promise.all([
    deps.market(signal),
    deps.trust([request.from, request.to], tenant),
  ]);
  const now = new Date();
  const body = findQuote(request, {
    catalogue,
    market,
    priced: deps.pricer(market, now.getTime()),
    policy,
    trust: { from: from!, to: to! },
    now,
  });
  const id = nextId("rt");
  const expiresAt = new Date(now.getTime() + deps.quoteMs);
  const answer = { id, ...body, createdAt: now.toISOString(), expiresAt: expiresAt.toISOString() };
  const addresses = { fromAddress: request.from.address, toAddress: request.to.address };
  await lake.commit(
    [
      insertRouteQuote({ id, tenant, requestId, ...addresses, answer, createdAt: now, expiresAt }),
      appendAudit({
        id: nextId("aud"),
        tenant,
        actor: keyId,
        action: "route.quote",
        subject: id,
        data: { recommendation: answer.recommendation, estimatedFee: answer.estimatedFee, requestId },
        at: now,
      }),
    ],
    signal,
  );
  return answer;
}
