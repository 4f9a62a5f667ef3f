import type { LiveInputs } from "@tetron/connectors/market/live-inputs";
import { remembered } from "@tetron/connectors/market/remembered";
import { ASSETS } from "@tetron/domain/asset";
import type { Database } from "@tetron/lake/database";
import { allCarrierEstimates, carrierEstimatesOf } from "@tetron/lake/routes";
import type { StoredCarrierEstimate } from "@tetron/lake/tables/carrier-estimates";
import type { Catalogue } from "./catalogue/catalogue.ts";
import { learntBy, type TenantEstimate } from "./estimates/learnt.ts";
import type { Market, MarketSource, PriceQuote } from "./market.ts";

/** Maximum age of other tenants' reports; one's own count at once. */
const OTHERS_MS = { freshMs: 10_000, keepMs: 3_600_000, waitMs: 1_000 };

type Inputs = Pick<LiveInputs, "fees" | "price">;

/** The market from nodes, price feeds and reports at the time of the request. */
export function liveMarket(live: Inputs, catalogue: Catalogue, db: Database): MarketSource {
  const weights = new Map(catalogue.carriers.map(({ id, success }) => [id, success.weight]));
  const everybody = remembered(() => allCarrierEstimates(db), OTHERS_MS);
  return async (tenant, signal): Promise<Market> => {
    const [costs, own, all] = await Promise.all([
      liveCosts(live, catalogue, signal),
      carrierEstimatesOf(db, tenant),
      everybody.get(signal),
    ]);
    return {
      ...costs,
      estimates: learntBy(
        tenant,
        // A quote does not depend on other tenants' reports, so their failure is only logged.
        { own: own.map(estimateOf), all: (all.value ?? []).map(estimateOf) },
        (carrier) => weights.get(carrier),
        Date.now(),
      ),
    };
  };
}

/** Fees of the catalogue's networks and prices of their assets. */
export async function liveCosts(
  live: Inputs,
  { networks }: Pick<Catalogue, "networks">,
  signal: AbortSignal,
): Promise<Pick<Market, "fees" | "prices">> {
  const symbols = [...new Set(ASSETS.map(({ symbol }) => symbol))];
  const [fees, prices] = await Promise.all([
    Promise.all([...networks.keys()].map((network) => live.fees(network, signal))),
    Promise.all(symbols.map((symbol) => priceOf(live, symbol, signal))),
  ]);
  const bySymbol = new Map(prices.map((price) => [price.symbol, price]));
  return {
    fees: new Map(fees.map((each) => [each.network, each])),
    prices: new Map(ASSETS.map((asset) => [asset, bySymbol.get(asset.symbol)!])),
  };
}

async function priceOf(live: Inputs, symbol: string, signal: AbortSignal): Promise<PriceQuote> {
  const { usdE8, provenance } = await live.price(symbol, signal);
  return { symbol, usdE8, provenance };
}

function estimateOf({ at, ...row }: StoredCarrierEstimate): TenantEstimate {
  return { ...row, at: at.getTime() };
}
