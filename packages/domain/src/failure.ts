/**
 * The failures Tetron reports on purpose, and how each protocol shows them.
 *
 * The key is the stable code a client switches on: REST puts it in `error.code`, GraphQL in
 * `extensions.code`. Codes are never renamed or reused; add one here and every transport,
 * the OpenAPI document and the client types follow.
 *
 * @module
 */

/** Each failure's HTTP status, and whether the same request may succeed when sent again. */
export const FAILURES = {
  BAD_REQUEST: { http: 400, retryable: false },
  UNAUTHORIZED: { http: 401, retryable: false },
  FORBIDDEN: { http: 403, retryable: false },
  NOT_FOUND: { http: 404, retryable: false },
  METHOD_NOT_ALLOWED: { http: 405, retryable: false },
  NOT_ACCEPTABLE: { http: 406, retryable: false },
  CONFLICT: { http: 409, retryable: false },
  IN_PROGRESS: { http: 409, retryable: true },
  PAYLOAD_TOO_LARGE: { http: 413, retryable: false },
  UNSUPPORTED_MEDIA_TYPE: { http: 415, retryable: false },
  UNPROCESSABLE: { http: 422, retryable: false },
  UPGRADE_REQUIRED: { http: 426, retryable: false },
  TOO_MANY_REQUESTS: { http: 429, retryable: true },
  SERVER_ERROR: { http: 500, retryable: true },
  UNAVAILABLE: { http: 503, retryable: true },
} as const satisfies Record<string, { http: number; retryable: boolean }>;

/** Code of a failure, as clients see it. */
export type FailureCode = keyof typeof FAILURES;

/** One thing that is wrong with an input: which field, and a stable reason. */
export interface FieldIssue {
  readonly field: string;
  readonly reason: string;
}

/**
 * Outcome of a write that was not confirmed: nothing was written and it may be sent again, it was written, or
 * unknown, in which case look it up first.
 */
export type WriteOutcome = "nothing_done" | "done" | "unknown";

/** Details that each failure requires, checked at every `throw`. */
export interface FailureDetails {
  BAD_REQUEST: { readonly issues: readonly FieldIssue[] };
  /** How to authenticate: with a key, or by signing the message. */
  UNAUTHORIZED: { readonly scheme: "bearer" | "signature" };
  /** A scope that the key lacks, or the address that it may not be used from. */
  FORBIDDEN: { readonly missingScope: string } | { readonly missingScope?: never; readonly address: string };
  NOT_FOUND: { readonly kind: string; readonly id: string };
  METHOD_NOT_ALLOWED: { readonly allowed: readonly string[] };
  /** `expected`: a media type that `Accept` has to take. */
  NOT_ACCEPTABLE: { readonly expected: string };
  CONFLICT: { readonly kind: string; readonly id: string };
  /** The same request runs already. `retryAfter` in whole seconds; becomes the `Retry-After` header. */
  IN_PROGRESS: { readonly retryAfter: number };
  /** `limit` in bytes. */
  PAYLOAD_TOO_LARGE: { readonly limit: number };
  UNSUPPORTED_MEDIA_TYPE: { readonly expected: string };
  /** `oldest`: for a cursor before what is held, the one to begin from. */
  UNPROCESSABLE: FieldIssue & { readonly oldest?: string };
  UPGRADE_REQUIRED: { readonly migration: string };
  /** `retryAfter` in whole seconds; becomes the `Retry-After` header. */
  TOO_MANY_REQUESTS: { readonly retryAfter: number };
  SERVER_ERROR: Readonly<Record<string, never>>;
  /**
   * `retryAfter` in whole seconds; becomes the `Retry-After` header. For a write, `outcome` is what became of
   * it and `id` the id to look it up by.
   */
  UNAVAILABLE: {
    readonly dependency: string;
    readonly retryAfter: number;
    readonly outcome?: WriteOutcome;
    readonly id?: string;
  };
}

/** A failure with a code. Anything else that is thrown is a bug and is shown as `SERVER_ERROR`. */
export class Failure<Code extends FailureCode = FailureCode> extends Error {
  override readonly name = "Failure";
  readonly code: Code;
  readonly details: FailureDetails[Code];

  constructor(code: Code, message: string, details: FailureDetails[Code], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** Narrows an unknown error to a {@link Failure}, and to one code when `code` is given. */
export function isFailure<Code extends FailureCode = FailureCode>(
  error: unknown,
  code?: Code,
): error is Failure<Code> {
  return error instanceof Failure && (code === undefined || error.code === code);
}

/** The failure for a well-formed input without a valid meaning: its field, and a stable reason. */
export function unprocessable(field: string, reason: string, message: string): Failure<"UNPROCESSABLE"> {
  return new Failure("UNPROCESSABLE", message, { field, reason });
}
