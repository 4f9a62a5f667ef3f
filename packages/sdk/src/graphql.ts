import { type GraphqlError, readGraphqlError } from "./read-error.ts";
import type { CallOptions, Transport } from "./transport.ts";
import type { TypedDocument } from "./typed-document.ts";

/** The variables of a document; none need be passed when none is required. */
export type VariablesAnd<Options, Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

/** What the graph answers. */
export interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphqlError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Runs a document. A mutation is sent again only when it was surely not carried out.
 *
 * @returns Its data.
 * @throws TetronError with the code of the first error, also when there is data beside it.
 */
export async function runDocument<Data, Variables>(
  transport: Transport,
  document: TypedDocument<Data, Variables>,
  variables: Variables | undefined,
  options: CallOptions | undefined,
): Promise<Data> {
  const query = document.toString();
  const call = {
    method: "POST",
    path: "/graphql",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query, variables }),
    // A query with a field of that name is not repeated either, which is safe.
    repeatable: !/\bmutation\b/.test(query),
    read: (body: unknown, answer: Response) => {
      const { data, errors } = body as GraphqlAnswer;
      if (errors !== undefined) throw readGraphqlError(errors, answer);
      return data;
    },
  };
  return (await transport.call(call, options)) as Data;
}
