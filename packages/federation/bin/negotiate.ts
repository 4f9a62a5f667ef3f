/** Understood by every client. */
export const JSON_TYPE = "application/json";
/** Allows the status to indicate whether there is data. */
export const GRAPHQL_RESPONSE_TYPE = "application/graphql-response+json";

const OFFERED = [JSON_TYPE, GRAPHQL_RESPONSE_TYPE];

/**
 * The media type of the answer: the client's preference, `application/json` when it has none.
 *
 * @param accept - The `Accept` header.
 * @returns `undefined` when it accepts neither.
 */
export function negotiate(accept: string | undefined): string | undefined {
  if (accept === undefined || accept.trim() === "") return JSON_TYPE;
  const ranges = accept.split(",").map((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    return { type, quality: Number(quality) || 0 };
  });
  const accepted = OFFERED.map((type) => ({ type, ...best(type, ranges) }));
  const [first] = accepted.sort((a, b) => b.quality - a.quality || b.precision - a.precision);
  return first && first.quality > 0 ? first.type : undefined;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** The quality of the most specific matching range; an exact type takes precedence over a wildcard. */
function best(type: string, ranges: readonly Range[]): { quality: number; precision: number } {
  for (const [wildness, pattern] of [type, "application/*", "*/*"].entries()) {
    const range = ranges.find((candidate) => candidate.type === pattern);
    if (range) return { quality: range.quality, precision: -wildness };
  }
  return { quality: 0, precision: Number.NEGATIVE_INFINITY };
}
