import { DeadlineExceeded, within } from "@tetron/domain/within";
import { type Dispatcher, request } from "undici";
import type { Quote } from "./price.ts";
import { priceAtPath } from "./price-at-path.ts";

/** An operator's own source of prices: any HTTP service that answers JSON. */
export interface HttpProvider {
  /** URL with `{symbol}` where the asset's symbol goes. */
  readonly url: string;
  /** Path of the price in US dollars in the answer, such as `data.amount`. */
  readonly path: string;
}

const DEADLINE_MS = 2_000;

/**
 * Asks the provider for a price. An HTTP answer has no time, so the price is dated now.
 *
 * @returns The quote; one with a `problem` when the provider fails or returns no positive price.
 * @throws The reason of `signal` when it aborts.
 */
export async function readHttpPrice(
  { url, path }: HttpProvider,
  symbol: string,
  dispatcher: Dispatcher,
  signal?: AbortSignal,
): Promise<Quote> {
  const target = new URL(url.replaceAll("{symbol}", encodeURIComponent(symbol)));
  const source = `http:${target.host}`;
  try {
    return await within({ ms: DEADLINE_MS, signal }, async (either) => {
      const headers = { accept: "application/json" };
      const answer = await request(target, { dispatcher, signal: either, headers });
      const body = await answer.body.text();
      if (answer.statusCode !== 200) return { source, problem: `answered HTTP ${answer.statusCode}` };
      return quoteOf(source, JSON.parse(body), path);
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof DeadlineExceeded)
      return { source, problem: `did not answer within ${DEADLINE_MS} ms` };
    return {
      source,
      problem: error instanceof SyntaxError ? "did not return JSON" : (error as Error).message,
    };
  }
}

function quoteOf(source: string, body: unknown, path: string): Quote {
  const usdE8 = priceAtPath(body, path);
  if (usdE8 === undefined) return { source, problem: `has no price at ${path}` };
  return usdE8 > 0n ? { source, usdE8, asOf: new Date() } : { source, problem: "returned a price of 0" };
}
