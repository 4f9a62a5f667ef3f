/** An integer that a number may not hold exactly: 16 digits or more. */
const LARGE = /[:,[]\s*-?\d{16}/;
const INTEGER = /^-?\d+$/;

/** A value of JSON's text, as JavaScript hands it to a reviver. */
type Revive = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

const exactly: Revive = (_key, value, { source }) =>
  typeof value === "number" && !Number.isSafeInteger(value) && source !== undefined && INTEGER.test(source)
    ? BigInt(source)
    : value;

/**
 * Parses JSON; an integer beyond 2^53 is a bigint, to the last digit. A text without one costs what `JSON.parse` does.
 *
 * @throws SyntaxError when it is not JSON.
 */
export function parseExactly(text: string): unknown {
  const reviver = LARGE.test(text) ? (exactly as Parameters<typeof JSON.parse>[1]) : undefined;
  const parsed: unknown = JSON.parse(text, reviver);
  return parsed;
}
