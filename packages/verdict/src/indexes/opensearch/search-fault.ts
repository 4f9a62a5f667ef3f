import { ExpectedError } from "@tetron/domain/expected-error";
import { DeadlineExceeded } from "@tetron/domain/within";

/**
 * Why OpenSearch did not answer a search as it should:
 * `late`: not in time; `away`: not reached; `refused`: answered with an error; `partial`: a part of its shards, or fewer
 * wallets than there are; `unfit`: its index is missing, is another one or is not complete.
 */
export const SEARCH_FAULTS = ["late", "away", "refused", "partial", "unfit"] as const;

export type SearchFaultKind = (typeof SEARCH_FAULTS)[number];

/** A search or a build that OpenSearch did not do. Its message holds nothing that was sent. */
export class SearchFault extends ExpectedError {
  override readonly name = "SearchFault";
  readonly kind: SearchFaultKind;

  constructor(kind: SearchFaultKind, message: string) {
    super(`OpenSearch: ${message}.`);
    this.kind = kind;
  }
}

/** What the client's errors carry of an answer; besides, they hold the whole request, which is never logged. */
interface ClientError extends Error {
  readonly statusCode?: number;
  readonly body?: { readonly error?: string | { readonly type?: string; readonly reason?: string } };
}

const NOT_FOUND = 404;
/** How Node refuses a certificate: unknown authority, another host, or another time. */
const UNTRUSTED = /certificate/i;

/** The fault behind whatever the client, or a deadline, threw. */
export function faultOf(thrown: unknown): SearchFault {
  if (thrown instanceof SearchFault) return thrown;
  if (thrown instanceof DeadlineExceeded) return new SearchFault("late", thrown.message.replace(/\.$/, ""));
  const { name, message, statusCode, body } = thrown as ClientError;
  if (name === "TimeoutError" || name === "RequestAbortedError")
    return new SearchFault("late", "no answer in time");
  if (name !== "ResponseError" && UNTRUSTED.test(message))
    return new SearchFault(
      "away",
      `its certificate is not trusted (${message}); OPENSEARCH_CA_FILE names the authority that signed it`,
    );
  if (name !== "ResponseError") return new SearchFault("away", `${name}: ${message}`);
  const error = body?.error ?? message;
  const { type = "error", reason = message } = typeof error === "string" ? { reason: error } : error;
  return new SearchFault(statusCode === NOT_FOUND ? "unfit" : "refused", `${statusCode} ${type}: ${reason}`);
}
