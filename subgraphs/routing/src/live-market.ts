import type { LiveInputs } from "@tetron/connectors/live/live-inputs";
import { ASSETS } from "@tetron/domain/asset";
import type { Database } from "@tetron/lake/database";
import { bridgeEstimatesOf } from "@tetron/lake/routes";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Market, MarketSource, PriceQuote } from "./market.ts";

/** The market as the nodes, the feeds and the reports tell it at the moment it is asked for. */
export function liveMarket(
  live: Pick<LiveInputs, "fees" | "price">,
  { networks }: Catalogue,
  db: Database,
): MarketSource {
  const symbols = new Set(ASSETS.map(({ symbol }) => symbol));
  return async (signal): Promise<Market> => {
    const [fees, prices, estimates] = await Promise.all([
      Promise.all([...networks.keys()].map((network) => live.fees(network, signal))),
      Promise.all([...symbols].map((symbol) => priceOf(live, symbol, signal))),
      bridgeEstimatesOf(db),
    ]);
    return {
      fees: new Map(fees.map((each) => [each.network, each])),
      prices: new Map(prices.map((each) => [each.symbol, each])),
      estimates: new Map(
        estimates.map(({ carrier, at, ...sums }) => [carrier, { ...sums, at: at.getTime() }]),
      ),
    };
  };
}

async function priceOf(
  live: Pick<LiveInputs, "price">,
  symbol: string,
  signal: AbortSignal,
): Promise<PriceQuote> {
  const { usdE8, provenance } = await live.price(symbol, signal);
  return { symbol, usdE8, provenance };
}
