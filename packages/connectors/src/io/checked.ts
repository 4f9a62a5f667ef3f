import { type Failure, unprocessable } from "@tetron/domain/failure";
import type { z } from "zod";

/**
 * What a schema makes of a value from outside.
 *
 * @throws Failure `UNPROCESSABLE` that names the first field that is wrong, such as `normal[3].timeStamp`.
 */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw firstFault(parsed.error);
}

/**
 * The value that a JSON text writes.
 *
 * @throws Failure `UNPROCESSABLE` (`not_json`) naming `field`.
 */
export function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unprocessable(field, "not_json", `${field} is not JSON: ${(error as SyntaxError).message}.`);
  }
}

function firstFault(error: z.ZodError): Failure {
  const issue = error.issues[0]!;
  const field = printPath(issue.path);
  const reason = issue.code === "custom" ? String(issue.params?.["reason"] ?? "invalid") : issue.code;
  return unprocessable(field, reason, `${field}: ${issue.message}`);
}

function printPath(path: readonly PropertyKey[]): string {
  const printed = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return printed === "" ? "value" : printed.replace(/^\./, "");
}
