import type { SignedMessage } from "../hooks/read-message.ts";
import type { TypedDocumentString } from "../operations.gen.ts";
import type { EndpointBase } from "./endpoint.ts";

/** A REST endpoint as data that takes messages of sources that sign them, instead of requests with a key. */
export interface SignedEndpoint<Input, Data, Variables, Output> extends EndpointBase<Input, Output> {
  readonly kind: "signed";
  /** The headers that sign, by name, each with what it holds. */
  readonly signatureHeaders: Readonly<Record<string, string>>;
  /** The operation that it runs, checked against the graph at the start. */
  readonly operation: TypedDocumentString<Data, Variables>;
  /** The other status of an answer, and what it means. */
  readonly alsoAnswers: { readonly status: 200; readonly description: string };
  /** The operation's variables for a message of the source with this name. */
  takeMessage(message: SignedMessage, source: string): Variables;
  answer(data: Data): { readonly status: 200 | 202; readonly answer: Output };
}

/** What the router needs of such an endpoint, whatever its types. */
// biome-ignore lint/suspicious/noExplicitAny: each endpoint is typed where it is defined; here all kinds meet.
export type AnySignedEndpoint = SignedEndpoint<any, any, any, any>;
