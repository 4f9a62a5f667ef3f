import type { Scope } from "@tetron/domain/scope";
import type { TypedDocumentString } from "../operations.gen.ts";

/** How a request is answered whose write was committed but not answered: from what was written. */
export interface Recovery<Output> {
  /** A query. */
  // biome-ignore lint/suspicious/noExplicitAny: it is typed where it is defined; here all kinds meet.
  readonly operation: TypedDocumentString<any, any>;
  /** The scope that the query needs; lent for it to a key that wrote. */
  readonly scope: Scope;
  variables(written: string): object;
  /** `undefined` when it is not there any more: then the request runs anew. */
  answer(data: never, written: string): Output | undefined;
}

export function recoverBy<Data, Variables extends object, Output>(recovery: {
  readonly operation: TypedDocumentString<Data, Variables>;
  readonly scope: Scope;
  readonly variables: (written: string) => Variables;
  readonly answer: (data: Data, written: string) => Output | undefined;
}): Recovery<Output> {
  return recovery;
}
