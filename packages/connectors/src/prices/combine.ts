import { liveFrom, standIn } from "../provenance.ts";
import type { Answer, Price, Quote } from "./price.ts";

/** Live sources further than this from their median are left out, in hundredths of a per cent. */
const GUARD_BASIS_POINTS = 500n;
const WHOLE = 10_000n;

/**
 * One price from what the sources said: the median of those within 5 % of the median of all. Two that
 * disagree have no median worth the name; then the first, which is the most trusted, stands.
 *
 * @param quotes - What the live sources said, the most trusted first.
 * @param table - The shipped price, which stands in only when no live source answers.
 */
export function combineQuotes(
  symbol: string,
  quotes: readonly Quote[],
  table: Answer,
  now = new Date(),
): Price {
  const answers = quotes.filter((quote): quote is Answer => quote.usdE8 !== undefined);
  const [trusted] = answers;
  if (trusted === undefined) {
    const problems = quotes.map(({ source, problem }) => `${source}: ${problem}`);
    const problem = problems.length === 0 ? "no live source is configured" : problems.join("; ");
    const provenance = standIn(table.source, table.asOf, now, problem);
    return { symbol, usdE8: table.usdE8, provenance, agreed: false, quotes };
  }
  const centre = medianOf(answers).usdE8;
  const close = answers.filter(({ usdE8 }) => isClose(usdE8, centre));
  const agreed = close.length === answers.length;
  const chosen = answers.length === 2 && !agreed ? trusted : medianOf(close);
  return {
    symbol,
    usdE8: chosen.usdE8,
    provenance: liveFrom(chosen.source, chosen.asOf, now),
    agreed,
    quotes,
  };
}

/** The answer in the middle; of two in the middle the lower one, so that a price is always one that was said. */
function medianOf(answers: readonly Answer[]): Answer {
  const sorted = answers.toSorted((a, b) => (a.usdE8 < b.usdE8 ? -1 : a.usdE8 > b.usdE8 ? 1 : 0));
  return sorted[(sorted.length - 1) >> 1]!;
}

function isClose(price: bigint, centre: bigint): boolean {
  const apart = price > centre ? price - centre : centre - price;
  return apart * WHOLE <= centre * GUARD_BASIS_POINTS;
}
