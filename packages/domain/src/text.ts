import { unprocessable } from "./failure.ts";

/** Replaces a character that cannot be stored. */
const REPLACEMENT = "\uFFFD";

/**
 * Whether every store can hold a text unchanged. PostgreSQL refuses NUL, and UTF-8 cannot encode half of a
 * surrogate pair.
 */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/**
 * Replaces each character of a foreign text, such as a token's name, that cannot be stored with U+FFFD. A
 * contract's text must not make an account that received it unusable.
 */
export function toStorable(text: string): string {
  return isStorable(text) ? text : text.toWellFormed().replaceAll("\0", REPLACEMENT);
}

/**
 * Refuses an external value with a text or a key that cannot be stored.
 *
 * @param value - Any JSON value.
 * @param field - Name of the value; nested fields are named `field.key.0`, or `key.0` when it is empty.
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

/**
 * The same text with memory of its own. Engines let a part of a long text keep the whole of it alive, such as a message that
 * quotes a few characters of a line of megabytes.
 */
export function detached(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
