import type { Failure } from "@tetron/domain/failure";

/** One record of an import: what a line says, or why it says nothing. Lines are counted from 1. */
export type ImportRecord<Value> =
  | { readonly line: number; readonly value: Value; readonly leftOut?: LeftOut; readonly error?: never }
  | { readonly line: number; readonly value?: never; readonly leftOut?: never; readonly error: Failure };

/** What a record lacks of its line: parts that are no reason to refuse the whole. */
export interface LeftOut {
  /** Entries that stood there before. */
  readonly repeated: number;
  /** Why each of the other entries was skipped. */
  readonly skipped: readonly Failure[];
}

/** How the lines of an import are written. */
export type ImportFormat = "ndjson" | "csv";
