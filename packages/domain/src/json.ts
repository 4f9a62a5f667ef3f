import { unprocessable } from "./failure.ts";

/** A string, with the colon that makes it a key; or the beginning or end of an object or list. */
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/g;

/**
 * What a JSON text says, and nothing that it says twice. `JSON.parse` lets the second of two equal keys win:
 * where an amount is at stake nobody can say which of them was meant.
 *
 * @param field - What the text is called in messages.
 * @throws Failure `UNPROCESSABLE` on `field` for a text that is no JSON (`not_json`), on the key that an object
 *   has twice (`duplicate_key`).
 */
export function parseStrictJson(text: string, field: string): unknown {
  const value = parse(text, field);
  const key = duplicateKey(text);
  if (key === undefined) return value;
  throw unprocessable(
    key,
    "duplicate_key",
    `${field}: the key "${key}" stands twice in one object. Remove one of the two.`,
  );
}

/** The first key that one object of a JSON text has twice; `undefined` when there is none. */
export function duplicateKey(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, colon] of json.matchAll(TOKEN)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (colon !== undefined) {
      const quoted = token.slice(0, -colon.length);
      const key: string = quoted.includes("\\") ? JSON.parse(quoted) : quoted.slice(1, -1);
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}

function parse(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unprocessable(field, "not_json", `${field} is not JSON: ${(error as SyntaxError).message}.`);
  }
}
