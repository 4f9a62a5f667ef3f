import { unprocessable } from "./failure.ts";

/** What stands in the place of a character that cannot be stored. */
const REPLACEMENT = "\uFFFD";

/**
 * Whether every store keeps a text as it is. PostgreSQL keeps no NUL, and UTF-8 has no form for half of a
 * surrogate pair.
 */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/**
 * A foreign text, such as a token's name, with U+FFFD for each character that cannot be stored: what somebody
 * wrote into a contract is no reason to refuse the account that received it.
 */
export function toStorable(text: string): string {
  return isStorable(text) ? text : text.toWellFormed().replaceAll("\0", REPLACEMENT);
}

/**
 * Refuses a value from outside that has a text, or a key, that cannot be stored.
 *
 * @param value - What JSON can hold, however deep.
 * @param field - What the value is called; fields within it are named `field.key.0`, or `key.0` when it is
 *   empty.
 * @throws Failure `UNPROCESSABLE` (`unstorable_text`) naming the first such field.
 */
export function requireStorable(value: unknown, field = ""): void {
  const open: [field: string, value: unknown][] = [[field, value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, each] = next;
    if (typeof each === "string" && !isStorable(each)) throw unstorable(name || "value");
    if (typeof each !== "object" || each === null) continue;
    for (const [key, inner] of Object.entries(each).reverse()) {
      const path = name === "" ? toStorable(key) : `${name}.${toStorable(key)}`;
      if (!isStorable(key)) throw unstorable(path);
      open.push([path, inner]);
    }
  }
}

function unstorable(field: string) {
  const shown = field.length > 100 ? `${field.slice(0, 100).toWellFormed()}…` : field;
  return unprocessable(
    shown,
    "unstorable_text",
    `${shown}: has a NUL character or half of a surrogate pair, which cannot be stored. Remove it.`,
  );
}
