import type { Failure } from "@tetron/domain/failure";

/** One record of an import: what a line says, or why it says nothing. Lines are counted from 1. */
export type ImportRecord<Value> =
  | { readonly line: number; readonly value: Value; readonly error?: never }
  | { readonly line: number; readonly value?: never; readonly error: Failure };

/** How the lines of an import are written. */
export type ImportFormat = "ndjson" | "csv";
