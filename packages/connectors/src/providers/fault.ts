import { ExpectedError } from "@tetron/domain/expected-error";
import { toStorable } from "@tetron/domain/text";

/**
 * Why a provider did not answer.
 *
 * - `refused`: no connection, or a status that says the provider is down.
 * - `timeout`: no answer in time.
 * - `busy`: it asks to retry later, or the budget of the day is spent.
 * - `absent`: it does not have the API.
 * - `plan`: the key or its plan does not allow the request; the same request will fail again.
 * - `invalid`: HTML, half JSON, the wrong shape, a repeated page, or entries of other wallets.
 * - `too_large`: more bytes, or more entries in one block, than can be read.
 */
export type ProviderFaultKind = "refused" | "timeout" | "busy" | "absent" | "plan" | "invalid" | "too_large";

/** A provider's failure. Of its address, the message has only the host, because the rest has the key. */
export class ProviderFault extends ExpectedError {
  override readonly name = "ProviderFault";
  readonly kind: ProviderFaultKind;
  /** Pause that the provider asks for, in milliseconds; `null` when it asks for none. */
  readonly retryAfterMs: number | null;

  constructor(kind: ProviderFaultKind, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whether the same request would fail in the same way. It says nothing about other wallets. */
export function isFinal({ kind }: ProviderFault): boolean {
  return kind === "absent" || kind === "plan" || kind === "too_large" || kind === "invalid";
}

const MAX_SHOWN_CHARS = 120;

/** A provider's own words for a message: short, and without what may be a key that it repeats. */
export function shown(said: string): string {
  return toStorable(said.slice(0, 4 * MAX_SHOWN_CHARS))
    .replace(/[A-Za-z0-9_-]{20,}/g, "…")
    .slice(0, MAX_SHOWN_CHARS);
}
