import { priceAtPath } from "@tetron/connectors/market/prices/price-at-path";
import { unprocessable } from "@tetron/domain/failure";
import { fetchFile } from "@tetron/service/outbound/fetch-file";
import type { PriceHistory } from "./settings.ts";

const MAX_BYTES = 1_000_000;
const SILENT_MS = 5_000;
const TOTAL_MS = 10_000;

/**
 * The price of a symbol on a day, by a service of the operator's, which is called as URLs of users are: only over TLS and only
 * on the internet.
 *
 * @returns US dollars, times 1e8.
 * @throws Failure naming `TETRON_PRICE_HISTORY_URL` when it may not be called, does not answer, or tells no price.
 */
export async function readDayPrice(
  { url, path, toLoopback }: PriceHistory,
  { symbol, day }: { readonly symbol: string; readonly day: string },
  signal: AbortSignal,
): Promise<bigint> {
  const field = "TETRON_PRICE_HISTORY_URL";
  const target = url.replaceAll("{symbol}", encodeURIComponent(symbol)).replaceAll("{day}", day);
  const wish = { field, url: target, maxBytes: MAX_BYTES, silentMs: SILENT_MS, totalMs: TOTAL_MS };
  const chunks: Uint8Array[] = [];
  for await (const chunk of fetchFile(wish, { toLoopback }, signal)) chunks.push(chunk);
  const usd = priceAtPath(jsonOf(Buffer.concat(chunks).toString("utf8")), path);
  if (usd !== undefined && usd > 0n) return usd;
  throw unprocessable(field, "no_price", `${field}: tells no price of ${symbol} on ${day} at ${path}.`);
}

function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}
