import type { components } from "./contracts.gen.ts";

/** Codes of Tetron's answers. */
type AnswerCode = components["schemas"]["Error"]["error"]["code"];

/** Codes of what went wrong on the way. */
type ClientCode =
  /** No answer came: the connection was refused or cut. */
  | "CONNECTION_FAILED"
  /** No answer came in time. */
  | "DEADLINE_EXCEEDED"
  /** The answer is not one of Tetron: usually of a proxy before it. */
  | "UNEXPECTED_ANSWER"
  /** A webhook that Tetron did not sign, or not just now. */
  | "INVALID_SIGNATURE";

/** A code of Tetron or of this client, or one of GraphQL's own, such as `GRAPHQL_VALIDATION_FAILED`. */
export type ErrorCode = AnswerCode | ClientCode | (string & {});

/** What is wrong, for programs: see the API reference for the members of each code. */
export type ErrorDetail = Readonly<Record<string, unknown>>;

/** Failures that the same request may not meet when it is sent again. */
const RETRYABLE: ReadonlySet<string> = new Set([
  "TOO_MANY_REQUESTS",
  "IN_PROGRESS",
  "SERVER_ERROR",
  "UNAVAILABLE",
  "CONNECTION_FAILED",
  "DEADLINE_EXCEEDED",
]);

/** Statuses of proxies that may differ when the same request is sent again. */
const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

interface ErrorFacts {
  readonly status?: number | undefined;
  readonly details?: readonly ErrorDetail[] | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Every failure of this client. An abort is none: it throws the reason of its signal. */
export class TetronError extends Error {
  override readonly name = "TetronError";
  /** A stable code to switch on. */
  readonly code: ErrorCode;
  /** HTTP status; `undefined` when no answer came. */
  readonly status: number | undefined;
  readonly details: readonly ErrorDetail[];
  /** Names the request in Tetron's logs; `undefined` when no answer came. */
  readonly requestId: string | undefined;
  /** The answer's `Retry-After`, milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Whether the same request may succeed when it is sent again. */
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? {} : { cause: facts.cause });
    this.code = code;
    this.status = facts.status;
    this.details = facts.details ?? [];
    this.requestId = facts.requestId;
    this.retryAfterMs = facts.retryAfterMs;
    this.retryable =
      code === "UNEXPECTED_ANSWER" ? RETRYABLE_STATUSES.has(facts.status ?? 0) : RETRYABLE.has(code);
  }
}
