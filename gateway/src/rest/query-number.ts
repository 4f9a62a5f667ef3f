import { z } from "zod";

/** Decimal digits, with an exponent as programs write small numbers; no sign and no other base. */
const DECIMAL = /^[0-9]+(\.[0-9]+)?(e[+-]?[0-9]{1,3})?$/i;

/** A number of 0 or more in a query string, in decimal digits. Empty text is no number. */
export function queryNumber<Range extends z.ZodNumber>(range: Range) {
  return z.preprocess(
    (given) => (typeof given === "string" && DECIMAL.test(given) ? Number(given) : given),
    range,
  );
}
