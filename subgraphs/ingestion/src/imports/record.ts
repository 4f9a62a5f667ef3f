import type { Failure } from "@tetron/domain/failure";

/** One record of an import: the contents of a line, or why it is invalid. Lines are counted from 1. */
export type ImportRecord<Value> =
  | { readonly line: number; readonly value: Value; readonly leftOut?: LeftOut; readonly error?: never }
  | { readonly line: number; readonly value?: never; readonly leftOut?: never; readonly error: Failure };

/** Parts of a line that were skipped without refusing the whole. */
export interface LeftOut {
  /** Entries that repeat earlier ones. */
  readonly repeated: number;
  /** Why each of the other entries was skipped. */
  readonly skipped: readonly Failure[];
}

/** Formats of an import file. */
export type ImportFormat = "ndjson" | "csv";
