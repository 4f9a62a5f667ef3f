import type { TypedDocumentString } from "../operations.gen.ts";
import type { EndpointBase } from "./endpoint.ts";

/** The media type of a form, of which a part is the file. */
export const FORM_TYPE = "multipart/form-data";

// biome-ignore lint/suspicious/noExplicitAny: an endpoint may run operations of several types.
type AnyOperation = TypedDocumentString<any, any>;

/** What an endpoint that takes a file works with. */
export interface FileSource {
  /** The bytes of the file as they arrive. Throws a `Failure` when they stop half way. */
  readonly file: AsyncIterable<Uint8Array>;
  /**
   * Runs one of the endpoint's operations for the caller. Throws a `Failure` when it has no answer.
   *
   * @param claim - What its commit settles.
   */
  run<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    claim?: string,
  ): Promise<Data>;
  /** The same, although the client may have gone. */
  cleanUp<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
}

/** A file that has arrived, but is not acted on yet. */
export interface ArrivedFile<Output> {
  /** SHA-256 of its bytes, hex. */
  readonly sha256: string;
  /** Acts on it. @param claim - Of a request with an `Idempotency-Key`. */
  finish(claim?: string): Promise<FileAnswer<Output>>;
  /** The answer to a request whose file an earlier attempt has acted on, as its claim says. */
  recover(written: string): Promise<FileAnswer<Output> | undefined>;
  /** Forgets it. Rejects never. */
  withdraw(): Promise<void>;
}

interface FileAnswer<Output> {
  readonly status: 200 | 202;
  readonly answer: Output;
}

/** A REST endpoint as data whose body is a file: the body as it is, or a part of a form. */
export interface FileEndpoint<Input, Output> extends EndpointBase<Input, Output> {
  readonly kind: "file";
  /** Media types of a body that is the file. */
  readonly fileTypes: readonly string[];
  /** The operations that it runs, checked against the graph at the start. */
  readonly operations: readonly AnyOperation[];
  /** The other status of an answer, and what it means. */
  readonly alsoAnswers: { readonly status: 200; readonly description: string };
  /** Takes the file; nothing of it is left when it throws. */
  receive(input: Input, source: FileSource): Promise<ArrivedFile<Output>>;
}

/** What the router needs of such an endpoint, whatever its types. */
// biome-ignore lint/suspicious/noExplicitAny: each endpoint is typed where it is defined; here all kinds meet.
export type AnyFileEndpoint = FileEndpoint<any, any>;
