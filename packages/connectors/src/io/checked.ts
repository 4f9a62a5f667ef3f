import { type Failure, unprocessable } from "@tetron/domain/failure";
import type { z } from "zod";

/**
 * Parses an external value with a schema.
 *
 * @throws Failure `UNPROCESSABLE` naming the first invalid field, such as `normal[3].timeStamp`.
 */
export function parseChecked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw faultOf(parsed.error.issues[0]!);
}

/** An issue as a failure. @param at - Path of the checked value within the whole. */
export function faultOf(issue: z.core.$ZodIssue, at: readonly PropertyKey[] = []): Failure<"UNPROCESSABLE"> {
  const field = printPath([...at, ...issue.path]);
  const reason = issue.code === "custom" ? String(issue.params?.["reason"] ?? "invalid") : issue.code;
  return unprocessable(field, reason, `${field}: ${issue.message}`);
}

function printPath(path: readonly PropertyKey[]): string {
  const printed = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return printed === "" ? "value" : printed.replace(/^\./, "");
}
