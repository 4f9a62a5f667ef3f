import type { FailureCode } from "@tetron/domain/failure";
import type { Scope } from "@tetron/domain/scope";
import type { z } from "zod";
import type { TypedDocumentString } from "../operations.gen.ts";
import type { SubgraphName } from "../subgraph-name.ts";
import type { Recovery } from "./recovery.ts";

/** What every endpoint is, whether it answers at once or line by line. */
export interface EndpointBase<Input, Output> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** An RFC 6570 path below `/v1`, such as `/score/{transaction_id}`. */
  readonly path: string;
  /** A path at the root that answers the same, for clients of the API without versions. */
  readonly rootPath?: string;
  /** The required scope. */
  readonly scope: Scope;
  /** Subgraphs of its operation: without one of them there is no answer. */
  readonly needs: readonly SubgraphName[];
  /** Its subgraph's failures beyond those of every endpoint of its kind. */
  readonly failures?: readonly FailureCode[];
  /** One line for the OpenAPI document. */
  readonly summary: string;
  /** Maximum bytes of a body; 64 kB when absent. */
  readonly bodyLimit?: number;
  /** Members of `input` that the query string carries, as text; absent, a query string is not read. */
  readonly query?: readonly string[];
  /** Status of an answer; 200 when absent. */
  readonly status?: 200 | 201 | 202;
  /** The answer to an input never changes: it has an `ETag`, and a client that holds it gets 304. */
  readonly immutable?: true;
  /** The answer shows a secret once: it is not kept for an `Idempotency-Key`, and asked for again it is 409 `CONFLICT`. */
  readonly answersSecret?: true;
  /** It goes on working until `sunset`, and is 426 from then on. */
  readonly deprecated?: Deprecation;
  /** Path parameters, query parameters and JSON body, merged. */
  readonly input: z.ZodObject & z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly example: { readonly input: Input; readonly output: Output };
}

/** The end of an endpoint. */
export interface Deprecation {
  readonly since: Date;
  readonly sunset: Date;
  /** The path that replaces it, such as `/v2/score`. */
  readonly successor: string;
}

/**
 * One REST endpoint as data: its input, the GraphQL operation that answers it, and its output. The router,
 * the OpenAPI document and the scope check are all derived from it.
 */
export interface Endpoint<Input, Data, Variables, Output> extends EndpointBase<Input, Output> {
  readonly kind: "operation";
  readonly operation: TypedDocumentString<Data, Variables>;
  /** Longest time of the operation, in milliseconds: that of one that works on many items. Ten seconds when absent. */
  readonly deadlineMs?: number;
  /** The answer to an input that leaves the operation nothing to do; `undefined` for others. */
  answerAlone?(input: NoInfer<Input>): NoInfer<Output> | undefined;
  /** Throws a `Failure` when no operation could answer this input. */
  variables(input: Input): Variables;
  /** Of a POST that writes, unless `answersSecret`: answers a request whose write an attempt that ended has committed. */
  readonly recover?: Recovery<NoInfer<Input>, NoInfer<Output>>;
  /** Converts the answer to snake_case. Throws a `Failure` when there is none. */
  answer(data: Data, input: Input): Output;
}

/** What the router needs of an endpoint, whatever its types. */
// biome-ignore lint/suspicious/noExplicitAny: each endpoint is typed where it is defined; here all kinds meet.
export type AnyEndpoint = Endpoint<any, any, any, any>;

/** Of an operation that works on up to a thousand items; clients wait for 30 seconds. */
export const LONG_DEADLINE_MS = 25_000;

export function defineEndpoint<Input, Data, Variables, Output>(
  endpoint: Omit<Endpoint<Input, Data, Variables, Output>, "kind">,
): Endpoint<Input, Data, Variables, Output> {
  return { ...endpoint, kind: "operation" };
}

/** Enum values as REST spells them: GraphQL's `APPROVE` is REST's `approve`. See ADR 18. */
export function lowercase<Value extends string>(value: Value): Lowercase<Value> {
  return value.toLowerCase() as Lowercase<Value>;
}

/** Enum values as GraphQL spells them: REST's `fastest` is GraphQL's `FASTEST`. */
export function uppercase<Value extends string>(value: Value): Uppercase<Value> {
  return value.toUpperCase() as Uppercase<Value>;
}
