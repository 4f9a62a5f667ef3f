import type { NdjsonLine } from "@tetron/domain/ndjson";
import type { z } from "zod";
import type { TypedDocumentString } from "../operations.gen.ts";
import type { EndpointBase } from "./endpoint.ts";

// biome-ignore lint/suspicious/noExplicitAny: an endpoint may run operations of several types.
type AnyOperation = TypedDocumentString<any, any>;

/** What a streamed endpoint works with. */
export interface StreamSource<Row> {
  /** The lines of the body as they arrive, each a row or what is wrong with it; none without {@link StreamedEndpoint.row}. */
  readonly rows: AsyncIterable<NdjsonLine<Row>>;
  /** Runs one of the endpoint's operations for the caller. Throws a `Failure` when it has no answer. */
  run<Data, Variables>(operation: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data>;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}

/**
 * A REST endpoint as data whose answer is NDJSON, sent line by line as the client reads it, and whose body may be
 * NDJSON too. A failure before the first line is an ordinary answer; one after it is the last line, an error body,
 * and the connection is cut, so that nobody takes the lines before it for all of them.
 */
export interface StreamedEndpoint<Input, Row, Line extends object> extends EndpointBase<Input, Line> {
  readonly kind: "streamed";
  /** A line of an NDJSON body; the body is JSON, or there is none, when absent. Then `input` has no member of the body. */
  readonly row?: z.ZodType<Row>;
  /** The operations that it runs, checked against the graph at the start. */
  readonly operations: readonly AnyOperation[];
  /** The lines of the answer. Returned from when the client has gone. */
  lines(input: Input, source: StreamSource<Row>): AsyncIterable<Line>;
}

/** What the router needs of a streamed endpoint, whatever its types. */
// biome-ignore lint/suspicious/noExplicitAny: each endpoint is typed where it is defined; here all kinds meet.
export type AnyStreamedEndpoint = StreamedEndpoint<any, any, any>;
