import { unprocessable } from "./failure.ts";

/** Start or end of a string, an object or a list. A single character, so that no text causes backtracking. */
const MARK = /["[\]{}]/g;
/** The text after a string that is a key. */
const COLON = /\s*:/y;

/**
 * Parses JSON and refuses duplicate keys. `JSON.parse` keeps the second of two equal keys: where an amount is
 * at stake, nobody can tell which one was meant.
 *
 * @param field - Name of the text in messages.
 * @throws Failure `UNPROCESSABLE` on `field` for a text that is not JSON (`not_json`), or on the key that an
 *   object has twice (`duplicate_key`).
 */
export function parseStrictJson(text: string, field: string): unknown {
  const value = parse(text, field);
  const key = duplicateKey(text);
  if (key === undefined) return value;
  throw unprocessable(
    key,
    "duplicate_key",
    `${field}: the key "${key}" appears twice in one object. Remove one of them.`,
  );
}

/**
 * The first key that one object of a JSON text has twice; `undefined` when there is none. One pass, for texts
 * of any length.
 */
export function duplicateKey(json: string): string | undefined {
  const open: Set<string>[] = [];
  const mark = new RegExp(MARK);
  for (let found = mark.exec(json); found !== null; found = mark.exec(json)) {
    const [character] = found;
    if (character === "{" || character === "[") open.push(new Set());
    else if (character === "}" || character === "]") open.pop();
    else {
      const end = stringEnd(json, found.index);
      mark.lastIndex = end;
      COLON.lastIndex = end;
      if (!COLON.test(json)) continue;
      const key = unquoted(json.slice(found.index, end));
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}

/**
 * Index after the closing quote of a string that begins at `start`; the end of the text when it never closes.
 */
function stringEnd(json: string, start: number): number {
  let quote = start;
  do {
    quote = json.indexOf('"', quote + 1);
    if (quote === -1) return json.length;
  } while (isEscaped(json, quote));
  return quote + 1;
}

/** Whether an odd number of backslashes precedes a character. */
function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}

/** The value of a string literal; a malformed one, in text that is not JSON, stands for itself. */
function unquoted(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

function parse(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unprocessable(field, "not_json", `${field} is not JSON: ${(error as SyntaxError).message}.`);
  }
}
