import canonicalize from "canonicalize";

/**
 * A value as JSON text in the one form of RFC 8785: equal values have equal texts in every language, so that a hash of
 * the text is a hash of the value.
 *
 * @param value - What JSON can hold. Properties that are `undefined` are left out.
 * @throws Error for what JSON cannot hold, such as NaN or half of a surrogate pair.
 *
 * @example
 * ```ts
 * import { canonicalJson } from "@tetron/domain/canonical-json";
 *
 * canonicalJson({ "10": 1, "9": 2 }); // '{"10":1,"9":2}'
 * ```
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("A value that JSON cannot hold has no canonical form.");
  return text;
}
