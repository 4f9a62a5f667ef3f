import { unprocessable } from "./failure.ts";
import { escapeInvisible } from "./visible.ts";

/** Default maximum length of a name, in characters. */
export const MAX_NAME_CHARS = 64;

/** Whether `text` is a valid name: 1 to `most` visible characters, not only spaces. */
export function isName(text: string, most = MAX_NAME_CHARS): boolean {
  return text.trim() !== "" && text.length <= most && escapeInvisible(text) === text;
}

/**
 * Checks a name from outside.
 *
 * @param field - The input field that the name came from.
 * @returns The name unchanged.
 * @throws Failure `UNPROCESSABLE` naming the field.
 */
export function checkName(text: string, field: string): string {
  if (isName(text)) return text;
  throw unprocessable(field, "malformed", `${field}: 1 to ${MAX_NAME_CHARS} visible characters.`);
}
