import { isDeepStrictEqual } from "node:util";
import { Failure, isFailure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { appendAudit } from "@tetron/lake/audit";
import { appendEvent } from "@tetron/lake/events";
import {
  findRouteExecution,
  findRouteQuote,
  insertRouteExecution,
  updateCarrierEstimates,
} from "@tetron/lake/routes";
import type { StoredRouteExecution } from "@tetron/lake/tables/route-executions";
import type { Write } from "@tetron/lake/write";
import type { Caller } from "@tetron/service/caller";
import { addReport, type CarrierEstimate } from "./estimates/estimate.ts";
import {
  type ExecutionInput,
  type ExecutionReport,
  parseExecution,
  stepReports,
} from "./execution-report.ts";
import type { QuoteAnswer } from "./quote/answer.ts";
import type { RoutingDeps } from "./routing-deps.ts";

const nextId = createIds();

/** A stored report. */
export type RouteExecution = Pick<StoredRouteExecution, "routeId" | "outcome" | "reportedAt">;

/**
 * Records the outcome of a route, publishes the event and updates the estimates, in one commit. The same
 * report again gets the same answer.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such quote, `UNPROCESSABLE` naming the invalid field,
 *   `CONFLICT` when another outcome was reported.
 */
export async function reportRouteExecution(
  { lake }: Pick<RoutingDeps, "lake">,
  { tenant, keyId, requestId }: Pick<Caller, "tenant" | "keyId" | "requestId">,
  { routeId, ...input }: ExecutionInput & { readonly routeId: string },
  signal: AbortSignal,
): Promise<RouteExecution> {
  const quote = await findRouteQuote(lake.db, tenant, routeId);
  if (quote === undefined)
    throw new Failure("NOT_FOUND", `There is no route ${routeId.slice(0, 40)}.`, {
      kind: "route",
      id: routeId,
    });
  const answer = quote.answer as QuoteAnswer;
  const report = parseExecution(input, answer);
  const before = await findRouteExecution(lake.db, tenant, routeId);
  if (before !== undefined) return sameAs(before, report);
  const execution = { routeId, tenant, outcome: report.outcome, report, reportedAt: new Date() };
  try {
    await lake.commit([...writesOf(execution, { answer, report, keyId, requestId })], signal);
    return execution;
  } catch (error) {
    // A concurrent request reported it.
    const other = isFailure(error, "CONFLICT")
      ? await findRouteExecution(lake.db, tenant, routeId)
      : undefined;
    if (other === undefined) throw error;
    return sameAs(other, report);
  }
}

function sameAs(held: StoredRouteExecution, report: ExecutionReport): RouteExecution {
  if (isDeepStrictEqual(held.report, report)) return held;
  throw new Failure(
    "CONFLICT",
    `Route ${held.routeId} was already reported as ${held.outcome}, with different details.`,
    {
      kind: "route",
      id: held.routeId,
    },
  );
}

function writesOf(
  execution: StoredRouteExecution,
  {
    answer,
    report,
    keyId,
    requestId,
  }: { answer: QuoteAnswer; report: ExecutionReport; keyId: string; requestId: string },
): Write[] {
  const { routeId, tenant, outcome, reportedAt } = execution;
  const reports = stepReports(report, answer);
  if (answer.estimatedFee === null) throw new Error("A quote with steps has no fee.");
  return [
    insertRouteExecution(execution),
    updateCarrierEstimates(
      tenant,
      reports.map(({ carrier }) => carrier),
      (held) => {
        const start: CarrierEstimate = { ...held, at: held.at.getTime() };
        const estimate = reports
          .filter(({ carrier }) => carrier === held.carrier)
          .reduce((sums, { report: each }) => addReport(sums, each, reportedAt.getTime()), start);
        return { ...held, ...estimate, at: new Date(estimate.at) };
      },
    ),
    appendEvent({
      id: nextId("evt"),
      tenant,
      type: "routing.executed",
      subject: routeId,
      data: {
        route_id: routeId,
        outcome,
        seconds: report.seconds,
        failed_step: report.failedStep,
        network: answer.network,
        to_network: answer.toNetwork,
        estimated_fee: answer.estimatedFee,
        bridges: answer.steps.map(({ bridge }) => bridge),
        timestamp: reportedAt.toISOString(),
      },
      at: reportedAt,
    }),
    appendAudit({
      id: nextId("aud"),
      tenant,
      actor: keyId,
      action: "route.report",
      subject: routeId,
      data: { outcome, requestId },
      at: reportedAt,
    }),
  ];
}
