import type { FailureCode } from "@tetron/domain/failure";
import type { Scope } from "@tetron/domain/scope";
import type { z } from "zod";
import type { TypedDocumentString } from "../operations.gen.ts";
import type { SubgraphName } from "../subgraph-name.ts";

/**
 * One REST endpoint, told as data: what comes in, which GraphQL operation answers it, and what goes
 * out. The router, the OpenAPI document and the scope check are all read from this.
 */
export interface Route<Input, Data, Variables, Output> {
  readonly method: "GET" | "POST";
  /** An RFC 6570 path below `/v1`, such as `/score/{transaction_id}`. */
  readonly path: string;
  /** The scope an API key needs. */
  readonly scope: Scope;
  /** Subgraphs that its operation asks: without one of them there is no answer. */
  readonly needs: readonly SubgraphName[];
  /** What its subgraph may say beside what may go wrong on every route of its kind. */
  readonly failures?: readonly FailureCode[];
  /** One line for the OpenAPI document. */
  readonly summary: string;
  /** Most bytes of a body; 64 kB when absent. */
  readonly bodyLimit?: number;
  /** Path parameters and JSON body, merged. */
  readonly input: z.ZodObject & z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly example: { readonly input: Input; readonly output: Output };
  readonly operation: TypedDocumentString<Data, Variables>;
  /** Throws a `Failure` when no operation could answer this input. */
  variables(input: Input): Variables;
  /** Snake-cases the answer. Throws a `Failure` when there is nothing to answer with. */
  answer(data: Data, input: Input): Output;
}

/** What the router needs of a route: it never looks inside what passes through. */
// biome-ignore lint/suspicious/noExplicitAny: each route is typed where it is defined; here all kinds meet.
export type AnyRoute = Route<any, any, any, any>;

export function defineRoute<Input, Data, Variables, Output>(
  route: Route<Input, Data, Variables, Output>,
): Route<Input, Data, Variables, Output> {
  return route;
}

/** Enum values as REST spells them: GraphQL's `APPROVE` is REST's `approve`. */
export function lowercase<Value extends string>(value: Value): Lowercase<Value> {
  return value.toLowerCase() as Lowercase<Value>;
}

/** Enum values as GraphQL spells them: REST's `fastest` is GraphQL's `FASTEST`. */
export function uppercase<Value extends string>(value: Value): Uppercase<Value> {
  return value.toUpperCase() as Uppercase<Value>;
}
