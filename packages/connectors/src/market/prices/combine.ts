import { printAmount } from "@tetron/domain/amount";
import { addDoubts, createTableProvenance, liveFrom } from "../../provenance.ts";
import { type Answer, PRICE_DECIMALS, type Price, type Quote, type ShippedPrice } from "./price.ts";

/** Live sources further than this from their median are left out, in hundredths of a per cent. */
const TOLERANCE_BASIS_POINTS = 500n;
const WHOLE = 10_000n;
/** A source that differs from the shipped price by more than this factor is wrong. */
const BEYOND_BELIEF = 1_000n;

/**
 * Combines the sources' prices: the median of those within 5 % of the median of all. Two sources that
 * disagree have no meaningful median; then the first, which is the most trusted, is used.
 *
 * A price that is not positive, or more than a factor of a thousand from the shipped one, is ignored.
 *
 * @param quotes - The live sources' quotes, the most trusted first.
 * @param table - The shipped price, used only when no live source answers.
 */
export function combineQuotes(
  symbol: string,
  quotes: readonly Quote[],
  table: ShippedPrice,
  now = new Date(),
): Price {
  const heard = quotes.map((quote) => believed(quote, table));
  const answers = heard.filter((quote): quote is Answer => quote.usdE8 !== undefined);
  const [trusted] = answers;
  if (trusted === undefined) {
    const problems = heard.map(({ source, problem }) => `${source}: ${problem}`);
    const problem = problems.length === 0 ? "no live source is configured" : problems.join("; ");
    const provenance = createTableProvenance(table, now, problem);
    return { symbol, usdE8: table.usdE8, provenance, agreed: false, quotes: heard };
  }
  const centre = medianOf(answers).usdE8;
  const close = answers.filter(({ usdE8 }) => isClose(usdE8, centre));
  const agreed = close.length === answers.length;
  const chosen = answers.length === 2 && !agreed ? trusted : medianOf(close);
  return {
    symbol,
    usdE8: chosen.usdE8,
    provenance: addDoubts(
      liveFrom(chosen.source, chosen.asOf, now),
      agreed ? [] : [`sources disagree: ${answers.map(describePrice).join(", ")}`],
    ),
    agreed,
    quotes: heard,
  };
}

/** The quote, or one with the problem why it is not believed. */
function believed(quote: Quote, { usdE8: shipped }: ShippedPrice): Quote {
  const { source, usdE8 } = quote;
  if (usdE8 === undefined) return quote;
  if (usdE8 <= 0n) return { source, problem: `returned a price of ${dollars(usdE8)} USD` };
  if (usdE8 <= shipped * BEYOND_BELIEF && shipped <= usdE8 * BEYOND_BELIEF) return quote;
  const problem = `returned a price of ${dollars(usdE8)} USD, more than a factor of a thousand from the shipped ${dollars(shipped)}`;
  return { source, problem };
}

function describePrice({ source, usdE8 }: Answer): string {
  return `${source} says ${dollars(usdE8)} USD`;
}

function dollars(usdE8: bigint): string {
  const text = printAmount(usdE8, PRICE_DECIMALS);
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

/** The median; of two in the middle the lower one, so that the price is always one from a source. */
function medianOf(answers: readonly Answer[]): Answer {
  const sorted = answers.toSorted((a, b) => (a.usdE8 < b.usdE8 ? -1 : a.usdE8 > b.usdE8 ? 1 : 0));
  return sorted[(sorted.length - 1) >> 1]!;
}

function isClose(price: bigint, centre: bigint): boolean {
  const apart = price > centre ? price - centre : centre - price;
  return apart * WHOLE <= centre * TOLERANCE_BASIS_POINTS;
}
