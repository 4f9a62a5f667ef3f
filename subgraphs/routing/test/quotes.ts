import type { Catalogue } from "../src/catalogue/catalogue.ts";
import { readCatalogue } from "../src/catalogue/read.ts";
import type { Market } from "../src/market.ts";
import { createPricer } from "../src/priced-graphs.ts";
import type { RouteAnswer } from "../src/quote/answer.ts";
import { findQuote } from "../src/quote/find-quote.ts";
import type { QuoteBody } from "../src/quote/quote-inputs.ts";
import { parseQuoteRequest, type QuoteInput } from "../src/quote/request.ts";
import type { Judgement } from "../src/routing-deps.ts";
import { DEFAULT_TRUST_POLICY, UNKNOWN, type WalletTrust } from "../src/trust.ts";
import { aMarket } from "./market.ts";

export const ALICE = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
export const BOB = "0x0002bda54cb772d040f779e88eb453cac0daa244";
export const BITCOINER = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
export const SOLANAUT = "So11111111111111111111111111111111111111112";

export const catalogue = await readCatalogue();

const pricer = createPricer(catalogue);

/** The same with numbers that never expire, for tests that use the real clock. */
export const ageless: Catalogue = {
  ...catalogue,
  lanes: catalogue.lanes.map((lane) => ({ ...lane, figures: [] })),
  networks: new Map([...catalogue.networks].map(([network, costs]) => [network, { ...costs, figures: [] }])),
};

/** The seed's payment, and what a test changes. */
export function anInput(changes: Partial<QuoteInput> = {}): QuoteInput {
  return {
    fromAddress: ALICE,
    toAddress: BOB,
    amount: "100",
    currency: "USDC",
    network: "ethereum",
    ...changes,
  };
}

export interface Circumstances {
  readonly market?: Market;
  readonly from?: WalletTrust;
  readonly to?: WalletTrust;
  readonly judgement?: Judgement;
  readonly now?: Date;
  /** The shipped one when absent. */
  readonly catalogue?: Catalogue;
}

const USUAL = new Date("2026-11-21T12:00:00Z");

/** Quotes a payment on a quiet market between strangers, with the changes of a test. */
export function quote(changes: Partial<QuoteInput> = {}, given: Circumstances = {}): QuoteBody {
  const { market = aMarket(), from = UNKNOWN, to = UNKNOWN, judgement = "payable", now = USUAL } = given;
  const { catalogue: used = catalogue } = given;
  const price = used === catalogue ? pricer : createPricer(used);
  return findQuote(parseQuoteRequest(anInput(changes), used), {
    catalogue: used,
    market,
    priced: price(market, now.getTime()),
    policy: DEFAULT_TRUST_POLICY,
    trust: { from, to },
    judgement,
    now,
  });
}

/** As `quote`, for a payment that has a route. @throws Error when the quote says to wait. */
export function routed(
  changes: Partial<QuoteInput> = {},
  given: Circumstances = {},
): QuoteBody & RouteAnswer {
  const answer = quote(changes, given);
  if (!hasRoute(answer)) throw new Error(answer.reason);
  return answer;
}

function hasRoute(answer: QuoteBody): answer is QuoteBody & RouteAnswer {
  const missing = Object.entries(answer).filter(
    ([field, value]) => value === null && field !== "totalTimeP95",
  );
  return missing.length === 0;
}

/** The bridges, venues and transfers of a route, in order. */
export function waysOf({ steps }: Pick<QuoteBody, "steps">): string[] {
  return steps.map(({ bridge }) => bridge);
}
