import { createIds } from "@tetron/domain/id";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { insertRouteQuote } from "@tetron/lake/routes";
import type { Caller } from "@tetron/service/caller";
import { unitOfWork } from "@tetron/service/unit-of-work";
import { addLookupId } from "@tetron/service/write-outcome";
import { coinsOf } from "@tetron/verdict/payment";
import type { QuoteAnswer } from "./quote/answer.ts";
import { findQuote } from "./quote/find-quote.ts";
import { parseQuoteRequest, type QuoteInput, type QuoteRequest } from "./quote/request.ts";
import type { RoutingDeps } from "./routing-deps.ts";

const nextId = createIds();

/**
 * Finds the best route for a payment and stores it as a quote of the caller's tenant.
 *
 * @throws Failure `UNPROCESSABLE` naming the invalid field or the limit that no route meets; `UNAVAILABLE`
 *   when the quote cannot be stored.
 */
export async function quoteRoute(
  deps: RoutingDeps,
  { tenant, keyId, requestId, claim }: Pick<Caller, "tenant" | "keyId" | "requestId" | "claim">,
  input: QuoteInput,
  signal: AbortSignal,
): Promise<QuoteAnswer> {
  const { catalogue, policy, lake } = deps;
  const request = parseQuoteRequest(input, catalogue);
  const { from: payer, to: recipient } = request;
  const [market, { judgement, trust }] = await Promise.all([deps.market(tenant, signal), judgeAndTrust()]);
  const now = new Date();
  const body = await unitOfWork(signal, () =>
    findQuote(request, {
      catalogue,
      market,
      priced: deps.pricer(market, now.getTime()),
      policy,
      trust,
      judgement,
      now,
    }),
  );
  const id = nextId("rt");
  const expiresAt = new Date(now.getTime() + deps.quoteMs);
  const answer = { id, ...body, createdAt: now.toISOString(), expiresAt: expiresAt.toISOString() };
  const addresses = { fromAddress: request.from.address, toAddress: request.to.address };
  const writes = [
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
    ...settleClaim(claim, id),
  ];
  await lake.commit(writes, signal).catch((error) => {
    throw addLookupId(id, error);
  });
  return answer;

  async function judgeAndTrust() {
    const [coins, units] = [coinsSent(request), unitsReceived(request)];
    const payment = { from: payer, to: recipient, asset: request.target, coins, units };
    const judgement = await deps.judge(payment, tenant, signal);
    // Judging asks for histories that are not held; trust rests on them too.
    const [from, to] = await deps.trust([payer, recipient], tenant);
    return { judgement, trust: { from: from!, to: to! } };
  }
}

/** The payer's amount in native coins: not known in advance when the recipient's amount is exact. */
function coinsSent(request: QuoteRequest): number | null {
  const { exact, units, source } = request;
  return exact === "in" || isTransfer(request) ? coinsOf({ asset: source, units }) : null;
}

/** The recipient's amount in base units: not known in advance when the payer's amount is exact. */
function unitsReceived(request: QuoteRequest): bigint | null {
  return request.exact === "out" || isTransfer(request) ? request.units : null;
}

function isTransfer({ source, target }: QuoteRequest): boolean {
  return source.caip19 === target.caip19;
}
