import { ExpectedError } from "@tetron/domain/expected-error";
import { isFailure } from "@tetron/domain/failure";

/**
 * Why one attempt at one endpoint failed.
 *
 * - `refused`: no connection.
 * - `timeout`: no answer in the attempt's time.
 * - `busy`: the endpoint asks to retry later (429, 503, a node that is starting or out of capacity).
 * - `http`: another status without a JSON-RPC answer (401, 404, 500).
 * - `invalid`: HTML, not JSON-RPC, another call's id, the wrong shape, or stale.
 * - `too_large`: more bytes than the pool accepts.
 * - `wrong_chain`: the endpoint serves another chain.
 * - `missing`: the node does not have what was asked for, such as a block.
 * - `error`: the node understood the call and answered with its own error.
 */
export type FaultKind =
  | "refused"
  | "timeout"
  | "busy"
  | "http"
  | "invalid"
  | "too_large"
  | "wrong_chain"
  | "missing"
  | "error";

/** A failed attempt. Of the endpoint's address, the message has only the host. */
export class RpcFault extends ExpectedError {
  override readonly name = "RpcFault";
  readonly kind: FaultKind;
  /** Pause requested by the endpoint, in milliseconds; `null` when it requested none. */
  readonly retryAfterMs: number | null;
  /** Code of the node's own error; `null` for every other kind. */
  readonly code: number | null;
  /** HTTP status of an answer that is no JSON-RPC; `null` for every kind but `http` and `busy`. */
  readonly status: number | null;
  /** How long after its time was over a `timeout` was noticed, in milliseconds: this process was held up. */
  readonly lateMs: number;

  constructor(
    kind: FaultKind,
    message: string,
    details: { retryAfterMs?: number; code?: number; status?: number; lateMs?: number } = {},
  ) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.code = details.code ?? null;
    this.status = details.status ?? null;
    this.lateMs = details.lateMs ?? 0;
  }
}

/** Whether calling the same endpoint again would only give the same fault. */
export function isFinal({ kind }: RpcFault): boolean {
  return kind === "error" || kind === "missing" || kind === "too_large" || kind === "wrong_chain";
}

/** Whether an error says that a node, or all of them, cannot answer: the call may be made again. */
export function isNodeFault(error: unknown): boolean {
  return error instanceof RpcFault || isFailure(error, "UNAVAILABLE");
}
