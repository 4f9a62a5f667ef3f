import { unprocessable } from "./failure.ts";

/** What begins or ends a string, an object or a list. One character, so that no text makes it go back. */
const MARK = /["[\]{}]/g;
/** What stands after a string that is a key. */
const COLON = /\s*:/y;

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

/**
 * The first key that one object of a JSON text has twice; `undefined` when there is none. Texts of any length
 * are read in one pass.
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

/** Where a string that begins at `start` ends, after its closing quote; the end of a text that never closes it. */
function stringEnd(json: string, start: number): number {
  let quote = start;
  do {
    quote = json.indexOf('"', quote + 1);
    if (quote === -1) return json.length;
  } while (isEscaped(json, quote));
  return quote + 1;
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}

/** What a string says; a string that is none, of a text that is no JSON, stands for itself. */
function unquoted(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted);
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
