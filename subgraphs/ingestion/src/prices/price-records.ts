import { csvRows } from "@tetron/connectors/io/csv-rows";
import { exactUnits } from "@tetron/connectors/io/decimal";
import { goodUntil } from "@tetron/connectors/market/prices/shipped-days";
import { findPricedSymbol } from "@tetron/connectors/market/prices/table";
import { ASSETS } from "@tetron/domain/asset";
import { parseDay } from "@tetron/domain/day";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import type { Line } from "@tetron/domain/lines";
import { parseNdjson } from "@tetron/domain/ndjson";
import { isSimulated, networkOfCaip2 } from "@tetron/domain/network";
import { parseAsset } from "@tetron/domain/parse-asset";
import { toStorable } from "@tetron/domain/text";
import type { StoredPrice } from "@tetron/lake/tables/asset-prices";
import type { ImportFormat, ImportRecord } from "../imports/record.ts";

/** A price of a day, as a file states it. */
export type DayPriceRecord = Pick<StoredPrice, "asset" | "day" | "until" | "usd" | "decimals">;

/** Digits after the point of a price that are kept; the others are cut off. */
const PRICE_DECIMALS = 8;
const PRICE = /^\d{1,10}(?:\.\d{1,60})?(?:e[+-]\d{1,2})?$/;
const MAX_USD = 10n ** 18n;
const MAX_DECIMALS = 36;
const SHOWN_CHARS = 60;
/** The decimals of the assets that have the price of a symbol: those of USDT differ by network. */
const LISTED_DECIMALS: ReadonlyMap<string, ReadonlySet<number>> = listedDecimals();

/**
 * Reads daily prices: CSV with the columns `asset`, `day`, `usd` and, for a token that Tetron does not list, `decimals`; or the
 * same as NDJSON. An asset is a symbol that Tetron prices, or a CAIP-19 id.
 */
export async function* priceRecords(
  lines: AsyncIterable<readonly Line[]>,
  format: ImportFormat,
  now: Date,
): AsyncGenerator<ImportRecord<DayPriceRecord>> {
  const records =
    format === "csv" ? csvRows(lines, ["asset", "day", "usd"]) : parseNdjson(lines, (json) => json);
  for await (const { line, value, error } of records) {
    if (error !== undefined) yield { line, error };
    else yield parse(line, value, now);
  }
}

function parse(line: number, value: unknown, now: Date): ImportRecord<DayPriceRecord> {
  try {
    const fields = Object(value) as Readonly<Record<string, unknown>>;
    const day = textOf("day", fields);
    parseDay(day, "day", now);
    return {
      line,
      value: { ...assetOf(fields), day, until: goodUntil(day), usd: usdOf(textOf("usd", fields)) },
    };
  } catch (error) {
    if (isFailure(error)) return { line, error };
    throw error;
  }
}

/** A symbol, or of a token that Tetron does not list its id, for which somebody has to tell the decimals. */
function assetOf(fields: Readonly<Record<string, unknown>>): Pick<DayPriceRecord, "asset" | "decimals"> {
  const text = textOf("asset", fields);
  const shown = `"${toStorable(text.slice(0, SHOWN_CHARS))}"`;
  if (!/[:/]/.test(text)) {
    const symbol = findPricedSymbol(text) ?? findPricedSymbol(text.toUpperCase());
    if (symbol !== undefined) {
      requireListed(fields["decimals"], symbol, LISTED_DECIMALS.get(symbol) ?? new Set());
      return { asset: symbol, decimals: null };
    }
    throw unprocessable(
      "asset",
      "unknown_currency",
      `asset: ${shown} is no symbol that Tetron prices; name a token by its CAIP-19 id, such as eip155:1/erc20:0x….`,
    );
  }
  const network = networkOfCaip2(text.slice(0, text.indexOf("/")));
  if (network === undefined)
    throw unprocessable("asset", "unknown_network", `asset: ${shown} is on no network that Tetron knows.`);
  if (isSimulated(network))
    throw unprocessable("asset", "simulated", `asset: ${shown} is simulated, and nothing is paid for it.`);
  const { symbol, caip19, decimals, isKnown } = parseAsset(network, text, "asset");
  if (!isKnown) return { asset: caip19, decimals: decimalsOf(fields["decimals"]) };
  requireListed(fields["decimals"], symbol, new Set([decimals]));
  const priced = findPricedSymbol(symbol);
  return priced === undefined ? { asset: caip19, decimals } : { asset: priced, decimals: null };
}

/** A file with other decimals than Tetron lists is about another asset, or has its prices of another unit. */
function requireListed(value: unknown, symbol: string, listed: ReadonlySet<number>): void {
  if (isAbsent(value) || listed.has(decimalsOf(value))) return;
  throw unprocessable(
    "decimals",
    "not_listed",
    `decimals: ${symbol} has ${[...listed].join(" or ")}, not ${decimalsOf(value)}; an asset that Tetron lists needs none.`,
  );
}

function isAbsent(value: unknown): boolean {
  return value == null || (typeof value === "string" && value.trim() === "");
}

function decimalsOf(value: unknown): number {
  const decimals = isAbsent(value) ? Number.NaN : Number(value);
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= MAX_DECIMALS) return decimals;
  throw unprocessable(
    "decimals",
    "missing",
    `decimals: must be the digits after the point of a whole unit, 0 to ${MAX_DECIMALS}; a token that Tetron does not list needs them.`,
  );
}

function listedDecimals(): Map<string, Set<number>> {
  const bySymbol = new Map<string, Set<number>>();
  for (const { symbol, decimals } of ASSETS) {
    const priced = findPricedSymbol(symbol);
    if (priced !== undefined) bySymbol.set(priced, (bySymbol.get(priced) ?? new Set()).add(decimals));
  }
  return bySymbol;
}

function usdOf(text: string): bigint {
  const usd = PRICE.test(text) ? cutOff(text) : 0n;
  if (usd > 0n && usd <= MAX_USD) return usd;
  throw unprocessable(
    "usd",
    "malformed",
    `usd: "${toStorable(text.slice(0, SHOWN_CHARS))}" is no price in US dollars of at least 0.00000001, such as 1834.25.`,
  );
}

/** Exact to a billionth of a billionth; what is finer is cut off. */
function cutOff(text: string): bigint {
  const FINEST = 80;
  const units = exactUnits(text.toLowerCase(), FINEST);
  return units === undefined ? 0n : units / 10n ** BigInt(FINEST - PRICE_DECIMALS);
}

function textOf(field: string, fields: Readonly<Record<string, unknown>>): string {
  const value = fields[field];
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  if (typeof value === "number") return String(value);
  throw unprocessable(field, "missing", `${field}: is ${value === undefined ? "missing" : "not a text"}.`);
}
