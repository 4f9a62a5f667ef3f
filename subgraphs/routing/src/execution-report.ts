import { unprocessable } from "@tetron/domain/failure";
import type { StepReport } from "./estimates/estimate.ts";
import type { QuoteAnswer } from "./quote/answer.ts";

/** The outcome of a route, as a client writes it. */
export interface ExecutionInput {
  readonly outcome: "executed" | "failed";
  readonly seconds?: number | null | undefined;
  readonly stepSeconds?: readonly number[] | null | undefined;
  readonly failedStep?: number | null | undefined;
}

/** The same in canonical form, for comparing two reports. */
export interface ExecutionReport {
  readonly outcome: "executed" | "failed";
  readonly seconds: number | null;
  readonly stepSeconds: readonly number[] | null;
  readonly failedStep: number | null;
}

const MAX_SECONDS = 31_536_000;

/** @throws Failure `UNPROCESSABLE` naming the first field that is invalid for this route. */
export function parseExecution(input: ExecutionInput, { steps }: QuoteAnswer): ExecutionReport {
  const { outcome, seconds = null, stepSeconds = null, failedStep = null } = input;
  if (steps.length === 0)
    throw unprocessable(
      "routeId",
      "no_steps",
      "routeId: the quote advised to wait; there is nothing to report.",
    );
  if (seconds !== null) checkSeconds("seconds", seconds);
  for (const [at, each] of (stepSeconds ?? []).entries()) checkSeconds(`stepSeconds[${at}]`, each);
  if (outcome === "executed" && failedStep !== null)
    throw unprocessable("failedStep", "not_failed", "failedStep: must be absent for an executed route.");
  if (failedStep !== null && !(Number.isInteger(failedStep) && failedStep >= 0 && failedStep < steps.length))
    throw unprocessable(
      "failedStep",
      "out_of_range",
      `failedStep: the route has steps 0 to ${steps.length - 1}.`,
    );
  if (outcome === "failed" && failedStep === null && steps.length > 1)
    throw unprocessable(
      "failedStep",
      "missing",
      "failedStep: required; the index of the failed step, from 0.",
    );
  const finished = outcome === "executed" ? steps.length : (failedStep ?? 0);
  if (stepSeconds !== null && stepSeconds.length !== finished)
    throw unprocessable(
      "stepSeconds",
      "wrong_length",
      `stepSeconds: ${stepSeconds.length} times for ${finished} finished steps.`,
    );
  return { outcome, seconds, stepSeconds, failedStep: outcome === "failed" ? (failedStep ?? 0) : null };
}

function checkSeconds(field: string, seconds: number): void {
  if (!(Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_SECONDS))
    throw unprocessable(
      field,
      "out_of_range",
      `${field}: ${seconds} is not a number of seconds from 1 to ${MAX_SECONDS}.`,
    );
}

/**
 * The result of each attempted step: whether it succeeded, and its duration over the quoted median. A total
 * duration is attributed only when there is a single step.
 */
export function stepReports(
  { outcome, seconds, stepSeconds, failedStep }: ExecutionReport,
  { steps, trust }: QuoteAnswer,
): { readonly carrier: string; readonly report: StepReport }[] {
  const tried = failedStep === null ? steps : steps.slice(0, failedStep + 1);
  return tried.map((step, at) => {
    const succeeded = at !== failedStep;
    const alone = steps.length === 1 && outcome === "executed" && seconds !== null;
    const took = stepSeconds?.[at] ?? (alone ? Math.max(1, seconds - trust.effect.finalitySeconds) : null);
    const timeRatio = succeeded && took !== null ? took / Math.max(1, step.time) : null;
    return { carrier: step.bridge, report: { succeeded, timeRatio } };
  });
}
