import type { GraphqlAnswer } from "./graphql.ts";
import { readGraphqlError } from "./read-error.ts";
import { type Read, type ResumeOptions, resume } from "./resume.ts";
import type { SseMessage } from "./sse.ts";
import type { Call, Transport } from "./transport.ts";
import type { TypedDocument } from "./typed-document.ts";

/**
 * Answers of a subscription of the graph, in order and each once, over as many connections as it takes: in the distinct
 * connections mode of graphql-sse.
 *
 * @throws TypeError when the document has no `$after`, without which it could not be resumed.
 * @see https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
 */
export function subscribe<Data, Variables>(
  transport: Transport,
  document: TypedDocument<Data, Variables>,
  variables: Variables | undefined,
  options: ResumeOptions,
): AsyncGenerator<Data, void, undefined> {
  const query = document.toString();
  if (!/\$after\b/.test(query))
    throw new TypeError("document: declare $after: String and pass it to the field as after, to be resumed.");
  const call = (after: string | undefined): Call => ({
    method: "POST",
    path: "/graphql",
    headers: { Accept: "text/event-stream", "Content-Type": "application/json" },
    body: JSON.stringify({ query, variables: { ...variables, ...(after !== undefined && { after }) } }),
    repeatable: true,
  });
  return resume(transport, { call, read: readAnswer<Data> }, options);
}

/** @throws TetronError of an answer with errors: one that passes by itself is asked for again. */
function readAnswer<Data>({ event, data }: SseMessage, response: Response): Read<Data> {
  if (event !== "next") return "notice";
  const parsed: unknown = JSON.parse(data);
  const { data: value, errors, extensions } = parsed as GraphqlAnswer;
  if (errors !== undefined) throw readGraphqlError(errors, response);
  return extensions?.["lagged"] === undefined ? { message: value as Data } : "lagged";
}
