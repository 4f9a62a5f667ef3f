/**
 * Lossless JSON. Plain JSON writes `NaN` as `null` and `-0` as `0`, and cannot represent a bigint or a typed
 * array. Replaying a score needs the same bits, and `NaN` is a valid value in a feature vector.
 *
 * @module
 */

/** A value that JSON lacks is an object with one of these keys; a `$` in the data's own keys is doubled. */
const NUMBER = "$number";
const BIGINT = "$bigint";
const FLOAT64 = "$float64";

/** Serialises plain data, numbers of any kind, bigints and `Float64Array`s as JSON text. */
export function toExactJson(value: unknown): string {
  return JSON.stringify(encode(value));
}

/** Restores the value that {@link toExactJson} serialised, from its parsed JSON. */
export function fromExactJson(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromExactJson);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json);
  const [key, value] = entries.length === 1 ? entries[0]! : [];
  if (key === NUMBER) return value === "-0" ? -0 : Number(value);
  if (key === BIGINT) return BigInt(value as string);
  if (key === FLOAT64) return Float64Array.from((value as unknown[]).map(fromExactJson) as number[]);
  return Object.fromEntries(entries.map(([name, inner]) => [name.replace(/^\$/, ""), fromExactJson(inner)]));
}

function encode(value: unknown): unknown {
  if (typeof value === "number")
    return Object.is(value, -0)
      ? { [NUMBER]: "-0" }
      : Number.isFinite(value)
        ? value
        : { [NUMBER]: `${value}` };
  if (typeof value === "bigint") return { [BIGINT]: `${value}` };
  if (value instanceof Float64Array) return { [FLOAT64]: Array.from(value, encode) };
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== "object" || value === null || "toJSON" in value) return value;
  // A loop, since lists of entries would take most of the time.
  const encoded: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const inner = encode((value as Record<string, unknown>)[name]);
    const key = name.startsWith("$") ? `$${name}` : name;
    if (key === "__proto__")
      Object.defineProperty(encoded, key, {
        value: inner,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else encoded[key] = inner;
  }
  return encoded;
}
