import { z } from "zod";

/** Decimal digits, as people write a number; no sign, exponent or other base. */
const PLAIN_DIGITS = /^[0-9]+(\.[0-9]+)?$/;

/** A number of 0 or more in a query string: text of decimal digits only. Empty text is no number. */
export function queryNumber<Range extends z.ZodNumber>(range: Range) {
  return z.preprocess(
    (given) => (typeof given === "string" && PLAIN_DIGITS.test(given) ? Number(given) : given),
    range,
  );
}
