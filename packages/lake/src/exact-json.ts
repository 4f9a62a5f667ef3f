/**
 * Lossless JSON. Plain JSON writes `NaN` as `null` and `-0` as `0`, and cannot represent a bigint or a typed
 * array. Replaying a score needs the same bits, and `NaN` is a valid value in a feature vector.
 *
 * @module
 */

/**
 * A value that JSON lacks is an object with one of these keys; a `$` in the data's own keys is doubled. Arrays of doubles are
 * their bytes: to write them as decimals, and for the store to read these, takes longer than all else in a score's inputs.
 */
const NUMBER = "$number";
const BIGINT = "$bigint";
const FLOAT64 = "$float64";

const TEXT = Symbol("exact JSON");

/** Data that is serialised already. */
export interface ExactText {
  readonly [TEXT]: string;
}

/**
 * Wraps JSON that the caller has already serialised, so that {@link toExactJson} writes it unchanged.
 *
 * @param json - JSON without names that begin with `$`.
 */
export function exactText(json: string): ExactText {
  return { [TEXT]: json };
}

/** Serialises plain data, numbers of any kind, bigints and `Float64Array`s as JSON text. */
export function toExactJson(value: unknown): string {
  return isExactText(value) ? value[TEXT] : JSON.stringify(encode(value));
}

/** Restores the value that {@link toExactJson} serialised, from its parsed JSON, which it may use. */
export function fromExactJson(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) {
    for (let i = 0; i < json.length; i++)
      if (typeof json[i] === "object" && json[i] !== null) json[i] = fromExactJson(json[i]);
    return json;
  }
  return decodeObject(json as Record<string, unknown>);
}

function decodeObject(json: Record<string, unknown>): unknown {
  const names = Object.keys(json);
  if (names.length === 1) {
    const value = json[names[0]!];
    if (names[0] === NUMBER) return value === "-0" ? -0 : Number(value);
    if (names[0] === BIGINT) return BigInt(value as string);
    if (names[0] === FLOAT64) return doublesOf(value as string | unknown[]);
  }
  // Most objects of a state hold numbers and texts alone, and stay as they are.
  if (names.some((name) => name.startsWith("$") || name === "__proto__"))
    return Object.fromEntries(
      names.map((name) => [
        name.replace(/^\$/, ""),
        fromExactJson(Object.getOwnPropertyDescriptor(json, name)!.value),
      ]),
    );
  for (const name of names) {
    const inner = json[name];
    if (typeof inner === "object" && inner !== null) json[name] = fromExactJson(inner);
  }
  return json;
}

/** Its bytes in base64; a list of numbers in what was stored before. */
function doublesOf(stored: string | unknown[]): Float64Array {
  if (typeof stored !== "string") return Float64Array.from(stored.map(fromExactJson) as number[]);
  const bytes = Buffer.from(stored, "base64");
  const doubles = new Float64Array(bytes.length / Float64Array.BYTES_PER_ELEMENT);
  bytesOf(doubles).set(bytes);
  return doubles;
}

/** Little-endian, as every processor is that Node runs on. */
function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The value itself where plain JSON has it, so that most of a state is not copied. */
function encode(value: unknown): unknown {
  switch (typeof value) {
    case "number":
      if (Object.is(value, -0)) return { [NUMBER]: "-0" };
      return Number.isFinite(value) ? value : { [NUMBER]: `${value}` };
    case "bigint":
      return { [BIGINT]: `${value}` };
    case "object":
      if (value === null || "toJSON" in value) return value;
      if (isExactText(value)) return parsed(value);
      if (value instanceof Float64Array) return { [FLOAT64]: bytesOf(value).toString("base64") };
      return Array.isArray(value) ? encodeList(value) : encodeObject(value as Record<string, unknown>);
    default:
      return value;
  }
}

function parsed({ [TEXT]: json }: ExactText): unknown {
  const data: unknown = JSON.parse(json);
  return data;
}

function isExactText(value: unknown): value is ExactText {
  return typeof value === "object" && value !== null && TEXT in value;
}

function encodeList(list: readonly unknown[]): readonly unknown[] {
  let encoded: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const inner = encode(list[i]);
    if (encoded === undefined && inner !== list[i]) encoded = list.slice(0, i);
    encoded?.push(inner);
  }
  return encoded ?? list;
}

function encodeObject(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = Object.keys(value);
  let encoded: Record<string, unknown> | undefined;
  // Loops, since lists of entries would take most of the time.
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const inner = encode(value[name]);
    const isEscaped = name.startsWith("$");
    if (encoded === undefined && (isEscaped || inner !== value[name])) {
      encoded = {};
      for (let k = 0; k < i; k++) setMember(encoded, names[k]!, value[names[k]!]);
    }
    if (encoded !== undefined) setMember(encoded, isEscaped ? `$${name}` : name, inner);
  }
  return encoded ?? value;
}

function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
