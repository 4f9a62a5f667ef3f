import { Failure } from "./failure.ts";
import { visible } from "./visible.ts";

/** Characters that a name may have where nothing else is said. */
export const MAX_NAME = 64;

/** Whether `text` can name something: 1 to `most` characters that all can be seen, not only spaces. */
export function isName(text: string, most = MAX_NAME): boolean {
  return text.trim() !== "" && text.length <= most && visible(text) === text;
}

/**
 * Checks a name that somebody gave.
 *
 * @param field - What the name is called where it was given.
 * @returns The name as it came.
 * @throws Failure `BAD_REQUEST` naming the field.
 */
export function checkName(text: string, field: string): string {
  if (isName(text)) return text;
  throw new Failure("BAD_REQUEST", `${field}: 1 to ${MAX_NAME} characters that can be seen.`, {
    issues: [{ field, reason: "malformed" }],
  });
}
