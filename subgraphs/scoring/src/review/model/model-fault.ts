import { ExpectedError } from "@tetron/domain/expected-error";
import type { Refusal } from "../narrative/narrative.ts";

/** Why a language model gave nothing that could be taken. It has no text of the model's, and no key. */
export class ModelFault extends ExpectedError {
  override readonly name = "ModelFault";
  readonly refusal: Refusal;
  /** Milliseconds that the provider asked to wait; `null` when it did not. */
  readonly retryAfterMs: number | null;

  constructor(refusal: Refusal, retryAfterMs: number | null = null) {
    super(`The language model's answer was not taken: ${refusal}.`);
    this.refusal = refusal;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Faults that another try can mend. */
const PASSING: ReadonlySet<Refusal> = new Set([
  "unreachable",
  "not_json",
  "wrong_shape",
  "unknown_evidence",
  "wrong_number",
  "unsafe_text",
  "contradicts",
]);

/** The fault behind an error, however a library wrapped it; `undefined` when there is none. */
export function modelFaultIn(error: unknown): ModelFault | undefined {
  for (let each = error; each instanceof Error; each = each.cause as Error)
    if (each instanceof ModelFault) return each;
  return undefined;
}

/** Whether to ask once more. */
export function isWorthAnotherTry(error: unknown): boolean {
  return PASSING.has(modelFaultIn(error)?.refusal ?? "late");
}
