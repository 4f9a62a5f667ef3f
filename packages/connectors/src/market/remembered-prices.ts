import type { Network } from "@tetron/domain/network";
import { within } from "@tetron/domain/within";
import { Agent } from "undici";
import { updateAge } from "../provenance.ts";
import type { Rpc } from "../rpc/pool.ts";
import { readChainlink } from "./prices/chainlink.ts";
import { CHAINLINK_FEEDS } from "./prices/chainlink-feeds.ts";
import { combineQuotes } from "./prices/combine.ts";
import { readHttpPrice } from "./prices/http-provider.ts";
import type { Price, Quote } from "./prices/price.ts";
import { httpProvider, type PriceSettings } from "./prices/settings.ts";
import { PRICED_SYMBOLS, pricedSymbol, tablePrice } from "./prices/table.ts";
import { type RememberOptions, remembered } from "./remembered.ts";

/** Prices by symbol. Disposing closes the connection to the operator's provider. */
export interface Prices extends AsyncDisposable {
  price(symbol: string, signal: AbortSignal): Promise<Price>;
}

const MAX_BYTES = 1024 * 1024;
/** Time limit of each source, as a share of a caller's wait. */
const PATIENCE = 0.8;

/** Prices from every feed on a configured network and the operator's provider, else the table. */
export function rememberedPrices(
  pools: ReadonlyMap<Network, Rpc>,
  settings: PriceSettings,
  options: RememberOptions,
): Prices {
  const dispatcher = new Agent({ maxResponseSize: MAX_BYTES });
  const provider = httpProvider(settings);

  // A source that does not answer must not delay the others' answers.
  const limitMs = Math.round(options.waitMs * PATIENCE);
  const inTime = (source: string, read: () => Promise<Quote>): Promise<Quote> =>
    within({ ms: limitMs, onLate: () => ({ source, problem: `no answer within ${limitMs} ms` }) }, read);

  const read = async (symbol: string): Promise<Price> => {
    const feeds = CHAINLINK_FEEDS.filter((feed) => feed.symbol === symbol && pools.has(feed.network));
    const quotes = await Promise.all([
      ...feeds.map((feed) =>
        inTime(`chainlink:${feed.network}`, () => readChainlink(pools.get(feed.network)!, feed)),
      ),
      ...(provider === null ? [] : [inTime("http", () => readHttpPrice(provider, symbol, dispatcher))]),
    ]);
    return combineQuotes(symbol, quotes, tablePrice(symbol));
  };
  const readings = new Map(
    PRICED_SYMBOLS.map((symbol) => [symbol, remembered(() => read(symbol), options)] as const),
  );

  return {
    async price(currency, signal) {
      const symbol = pricedSymbol(currency);
      const { value, problem } = await readings.get(symbol)!.get(signal);
      if (value === undefined)
        return combineQuotes(
          symbol,
          [{ source: "live", problem: problem ?? "no answer" }],
          tablePrice(symbol),
        );
      return {
        ...value,
        provenance: updateAge(value.provenance, new Date(), problem),
      };
    },
    [Symbol.asyncDispose]: () => dispatcher.destroy(),
  };
}
