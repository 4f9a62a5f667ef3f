import { runDocument, type VariablesAnd } from "./graphql.ts";
import { type Rest, restOf } from "./rest.ts";
import type { ResumeOptions } from "./resume.ts";
import { type Channel, type MessageOf, type StreamOptions, streamChannels } from "./stream.ts";
import { subscribe } from "./subscribe.ts";
import { type CallOptions, createTransport, type TransportOptions } from "./transport.ts";
import type { TypedDocument } from "./typed-document.ts";

/** What a client is made with. */
export interface TetronOptions extends TransportOptions {}

/** A client of one Tetron, for one key. */
export interface Tetron extends Rest {
  /**
   * Runs a document of the graph.
   *
   * @throws TetronError with the code of the first error.
   */
  graphql<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    ...rest: VariablesAnd<CallOptions, Variables>
  ): Promise<Data>;
  /**
   * Follows channels: each message once and in order. A connection that ends is opened again after the last message, for
   * as long as it is iterated over.
   *
   * @throws TetronError that another attempt would meet again, such as `UNAUTHORIZED`; or the signal's reason.
   */
  stream<const Name extends Channel>(
    channels: readonly Name[],
    options?: StreamOptions,
  ): AsyncGenerator<MessageOf<Name>, void, undefined>;
  /**
   * Follows a subscription of the graph, as `stream` follows channels. The document declares `$after: String` and passes it
   * to its field; the ids of answers are what `after` takes.
   *
   * @throws TetronError that another attempt would meet again; or the signal's reason.
   */
  subscribe<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    ...rest: VariablesAnd<ResumeOptions, Variables>
  ): AsyncGenerator<Data, void, undefined>;
}

/**
 * Makes a client.
 *
 * @throws TypeError when the URL or the key is none.
 * @example
 * ```ts
 * import { createTetron } from "@tetron/sdk";
 *
 * const tetron = createTetron({ url: "http://127.0.0.1:4000", apiKey: "tk_live_…" });
 * const score = await tetron.scoreTransaction({
 *   from_address: "0x206d226f226f62994dbc70cc6da1a02f2825466e",
 *   to_address: "0x737b5032148d04ff44cae59679177f3eba546792",
 *   amount: "0.5",
 *   currency: "ETH",
 *   network: "ethereum",
 * });
 * if (score.recommendation !== "approve") throw new Error(score.rule?.title);
 * ```
 */
export function createTetron(options: TetronOptions): Tetron {
  const transport = createTransport(options);
  return {
    ...restOf(transport),
    graphql: (document, ...[variables, call]) => runDocument(transport, document, variables, call),
    subscribe: (document, ...[variables, from = {}]) => subscribe(transport, document, variables, from),
    stream: (channels, streamed = {}) => streamChannels(transport, channels, streamed),
  };
}
