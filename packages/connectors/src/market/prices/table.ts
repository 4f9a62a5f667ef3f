import { unprocessable } from "@tetron/domain/failure";
import type { Dated } from "../../shelf-life.ts";
import type { ShippedPrice } from "./price.ts";

/** A shipped price: US dollars times 1e8, its date, and the public page that stated it. */
interface PriceRow {
  readonly usdE8: bigint;
  readonly asOf: string;
  readonly source: string;
}

const MARKET = "https://vextorcapital.com/crypto";
const DOLLAR = 100_000_000n;

const ROWS: Readonly<Record<string, PriceRow>> = {
  BTC: { usdE8: 62_700n * DOLLAR, asOf: "2026-07-05", source: MARKET },
  ETH: { usdE8: 1_800n * DOLLAR, asOf: "2026-07-05", source: MARKET },
  BNB: { usdE8: 58_936_000_000n, asOf: "2026-07-05", source: MARKET },
  SOL: { usdE8: 8_095_000_000n, asOf: "2026-07-05", source: MARKET },
  POL: {
    usdE8: 6_890_000n,
    asOf: "2026-07-01",
    source: "https://stnews.live/prices/polygon-ecosystem-token/",
  },
  USDC: { usdE8: DOLLAR, asOf: "2026-07-05", source: "https://www.circle.com/usdc" },
  USDT: { usdE8: DOLLAR, asOf: "2026-07-05", source: "https://tether.to/" },
  DAI: { usdE8: DOLLAR, asOf: "2026-07-05", source: "https://sky.money/" },
};

/**
 * Tokens that stand for another one to one have its price. For bridged USDC the network's bridge holds the USDC: its issuer
 * does not redeem it, but the bridge does, and that is near enough for thresholds and for comparing routes.
 */
const PRICED_AS: Readonly<Record<string, string>> = {
  ...{ WETH: "ETH", WBTC: "BTC", USDT0: "USDT" },
  ...{ "USDC.e": "USDC", USDbC: "USDC" },
};

/**
 * The symbol whose price an asset has: a wrapped coin has the price of the coin that it wraps.
 *
 * @throws Failure `UNPROCESSABLE` (`unknown_currency`) for a symbol without a price.
 */
export function pricedSymbol(symbol: string, field = "currency"): string {
  const priced = findPricedSymbol(symbol);
  if (priced !== undefined) return priced;
  throw unprocessable(field, "unknown_currency", `${field}: "${symbol.slice(0, 40)}" has no price.`);
}

/** As `pricedSymbol`; `undefined` for a symbol without a price. */
export function findPricedSymbol(symbol: string): string | undefined {
  const priced = Object.hasOwn(PRICED_AS, symbol) ? PRICED_AS[symbol]! : symbol;
  return Object.hasOwn(ROWS, priced) ? priced : undefined;
}

/** The shipped price of a symbol returned by `pricedSymbol`. */
export function tablePrice(symbol: string): ShippedPrice {
  const { usdE8, asOf } = ROWS[symbol]!;
  return { usdE8, compared: new Date(asOf), shelfLifeDays: PRICE_DAYS };
}

/** Days after which a price must be compared again; as a fallback, only its order of magnitude matters. */
const PRICE_DAYS = 180;

/** A shipped price, with the day from which its shelf life counts. */
export interface PriceFigure extends Dated {
  readonly symbol: string;
  readonly field: "usd";
  /** With its unit. */
  readonly value: string;
  readonly page: string;
}

/** All prices of the table with their sources. */
export function priceTableFigures(): PriceFigure[] {
  return Object.entries(ROWS).map(([symbol, { usdE8, asOf, source }]) => ({
    symbol,
    field: "usd",
    value: `${Number(usdE8) / Number(DOLLAR)} USD`,
    page: source,
    compared: new Date(asOf),
    shelfLifeDays: PRICE_DAYS,
  }));
}

/** The symbols with their own price. */
export const PRICED_SYMBOLS: readonly string[] = Object.keys(ROWS);
