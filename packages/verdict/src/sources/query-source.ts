import { within } from "@tetron/domain/within";

/**
 * The result of asking a source: `stale` means that its data is past its shelf life, `partial` that a provider
 * told a part of a history, and without data `missing` that there is none, `unavailable` that no provider can
 * tell it, and `not_configured` that no provider has the network.
 */
export type SourceStatus = "ok" | "stale" | "partial" | "missing" | "late" | "unavailable" | "not_configured";

/** A source's answer; `value` is `undefined` exactly when `late` is true. */
export type Answer<Value> =
  | { readonly late: false; readonly value: Value }
  | { readonly late: true; readonly value: undefined; readonly cause: unknown };

/** One query to one source. */
export interface Question<Value> {
  /** How long to wait, in milliseconds. */
  readonly deadlineMs: number;
  readonly ask: (signal: AbortSignal) => Promise<Value>;
}

/**
 * Asks a source and stops waiting at its deadline. A source that fails is treated as late: the score records
 * that it did not answer, and continues without it.
 *
 * @param signal - Ends the whole request; its reason is thrown.
 */
export async function querySource<Value>(
  { deadlineMs, ask }: Question<Value>,
  signal: AbortSignal,
): Promise<Answer<Value>> {
  try {
    return { late: false, value: await within({ ms: deadlineMs, signal }, ask) };
  } catch (cause) {
    signal.throwIfAborted();
    return { late: true, value: undefined, cause };
  }
}
