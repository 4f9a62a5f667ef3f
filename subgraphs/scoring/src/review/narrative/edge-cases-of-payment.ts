import type { ExplainedScore } from "./explained-score.ts";

/** Below this confidence a score rests on little: the built-in policy's `low-confidence`. */
const LITTLE_CONFIDENCE = 0.15;
/** Log-odds from which a reason is strong, for or against. */
const STRONG = 1;
/** Fraud scores this near to 25 or 80, where the built-in policy decides otherwise, are close. */
const CLOSE = 3;
const BORDERS = [25, 80];

/** What an analyst has to point out about a payment, found by rules: codes in a fixed order. */
export function edgeCasesOfPayment({ reasons, fraudScore, confidence }: ExplainedScore): string[] {
  const has = (...codes: readonly string[]) => reasons.some(({ code }) => codes.includes(code));
  const cases: Readonly<Record<string, boolean>> = {
    low_confidence: confidence < LITTLE_CONFIDENCE,
    reasons_disagree:
      reasons.some(({ contribution }) => contribution >= STRONG) &&
      reasons.some(({ contribution }) => contribution <= -STRONG),
    close_to_a_border: BORDERS.some((border) => Math.abs(fraudScore - border) <= CLOSE),
    lists_disagree: has("LABEL_CONFLICT"),
    old_data: has("STALE_HISTORY", "STALE_LIST"),
    model_abstains: has("CONTRACT", "SERVICE_LIKE", "PARTIAL_HISTORY", "MODEL_NOT_FOR_NETWORK"),
    unusual_payment: has("AMOUNT_FAR_ABOVE_HISTORY", "PAYMENT_BURST"),
  };
  return Object.keys(cases).filter((code) => cases[code]);
}
