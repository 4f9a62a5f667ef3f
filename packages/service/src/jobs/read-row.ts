import { type Failure, unprocessable } from "@tetron/domain/failure";
import type { z } from "zod";

/**
 * Reads a row of a file: an object of JSON, or the cells of CSV by the names of their columns.
 *
 * @throws Failure `UNPROCESSABLE` naming the first field that is missing, of the wrong form, or unknown: a misspelt name
 *   never passes in silence.
 */
export function readRow<Value>(schema: z.ZodType<Value>, row: unknown): Value {
  const { success, data, error } = schema.safeParse(row, { reportInput: true });
  if (success) return data;
  throw faultOf(error.issues[0]!);
}

function faultOf(issue: z.core.$ZodIssue): Failure<"UNPROCESSABLE"> {
  if (issue.code === "unrecognized_keys") {
    const field = issue.keys[0]!.slice(0, 100);
    return unprocessable(field, "unknown_field", `${field}: a row has no such field.`);
  }
  const field = issue.path.join(".") || "row";
  if (issue.code === "invalid_type" && issue.input === undefined)
    return unprocessable(field, "missing", `${field}: is missing.`);
  return unprocessable(field, "malformed", `${field}: ${issue.message}.`);
}
