import type { Scope } from "@tetron/domain/scope";
import type { z } from "zod";
import type { TypedDocumentString } from "../operations.gen.ts";

/** How a request is answered whose write was committed but not answered: from what its claim says was written. */
export type Recovery<Input, Output> = RecoveryByQuery<Input, Output> | RecoveryFromClaim<Input, Output>;

/** What was written is read again. */
export interface RecoveryByQuery<Input, Output> {
  /** A query. */
  // biome-ignore lint/suspicious/noExplicitAny: it is typed where it is defined; here all kinds meet.
  readonly operation: TypedDocumentString<any, any>;
  /** The scope that the query needs; lent for it to a key that wrote. */
  readonly scope: Scope;
  variables(written: string): object;
  /** `undefined` when it is not there any more: then the request runs anew. */
  answer(data: never, written: string, input: Input): Output | undefined;
}

/** The claim says all that the answer needs: for what may have changed since, or cannot be read by itself. */
interface RecoveryFromClaim<Input, Output> {
  answerFrom(written: string, input: Input): Output;
}

export function recoverBy<Data, Variables extends object, Input, Output>(recovery: {
  readonly operation: TypedDocumentString<Data, Variables>;
  readonly scope: Scope;
  readonly variables: (written: string) => Variables;
  readonly answer: (data: Data, written: string, input: Input) => Output | undefined;
}): RecoveryByQuery<Input, Output> {
  return recovery;
}

/** @param written - The JSON that the subgraph settles its claim with. */
export function recoverFrom<Written, Input, Output>(
  written: z.ZodType<Written>,
  answer: (written: Written, input: Input) => Output,
): RecoveryFromClaim<Input, Output> {
  return { answerFrom: (text, input) => answer(written.parse(JSON.parse(text)), input) };
}
