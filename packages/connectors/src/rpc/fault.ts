/**
 * What may be wrong with one attempt at one endpoint.
 *
 * - `refused`: no connection.
 * - `timeout`: no answer in the attempt's time.
 * - `busy`: the endpoint asks for patience (429, 503, a node that is starting or out of capacity).
 * - `http`: another status that is no answer (401, 404, 500 without JSON-RPC in it).
 * - `invalid`: HTML, not JSON-RPC, another call's id, the wrong shape, or stale.
 * - `too_large`: more bytes than the pool takes.
 * - `wrong_chain`: the endpoint serves another chain.
 * - `error`: the node understood and answered with an error of its own.
 */
export type FaultKind =
  | "refused"
  | "timeout"
  | "busy"
  | "http"
  | "invalid"
  | "too_large"
  | "wrong_chain"
  | "error";

/** One attempt that failed. The message never holds more of the endpoint's address than its host. */
export class RpcFault extends Error {
  override readonly name = "RpcFault";
  readonly kind: FaultKind;
  /** How long the endpoint asked to be left alone, in milliseconds; `null` when it did not say. */
  readonly retryAfterMs: number | null;
  /** Code of the node's own error; `null` for every other kind. */
  readonly code: number | null;

  constructor(kind: FaultKind, message: string, details: { retryAfterMs?: number; code?: number } = {}) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.code = details.code ?? null;
  }
}

/** Whether asking the same endpoint again in this call would only bring the same fault. */
export function isFinal({ kind }: RpcFault): boolean {
  return kind === "error" || kind === "too_large" || kind === "wrong_chain";
}
