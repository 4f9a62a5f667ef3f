import type { WalletRef } from "@tetron/domain/wallet";
import type { Dispatcher } from "undici";
import type { Budget } from "../../rpc/budget.ts";
import { ProviderFault } from "../fault.ts";
import { getJson } from "../get-json.ts";
import { checkBlockTime, parseAnswer } from "../parse-answer.ts";
import { parsePosition } from "../parse-position.ts";
import type { HistoryPage, PagesFrom, WalletHistoryProvider } from "../provider.ts";
import { takeRequest } from "../take-request.ts";
import { effectOf } from "./effect-of.ts";
import { AddressStats, Position, TransactionPage } from "./schema.ts";

/** Options of the provider. */
export interface EsploraOptions {
  /** Base of the API, such as `https://blockstream.info/api`. */
  readonly url: string;
  /** In requests. */
  readonly budget: Budget;
  readonly dispatcher: Dispatcher;
  /** Time limit of one request in milliseconds. */
  readonly requestMs: number;
}

/** @see https://github.com/Blockstream/esplora/blob/master/API.md */
export function esplora(options: EsploraOptions): WalletHistoryProvider {
  return {
    name: "esplora",
    networks: ["bitcoin"],
    // Runes and the like are not seen.
    sees: { status: true, method: true, zeroValue: true, tokens: false, order: "newest-first" },
    size: async ({ address }, signal) => ({ atLeast: await countOf(options, address, signal) }),
    pages: (wallet, { from, signal }) => pagesFrom(options, wallet, from, signal),
  };
}

async function* pagesFrom(
  options: EsploraOptions,
  { network, address }: WalletRef,
  from: PagesFrom,
  signal: AbortSignal,
): AsyncGenerator<HistoryPage> {
  if (from === "start") throw new ProviderFault("plan", "cannot be read from the beginning");
  const total = await countOf(options, address, signal);
  const seen = new Set<string>();
  let at = from === "newest" ? null : parsePosition(Position, from.cursor);
  for (;;) {
    const asOf = new Date();
    const path = `/address/${address}/txs/chain${at ? `/${at.after}` : ""}`;
    const raw = total === 0 ? [] : await get(options, path, signal);
    const rows = parseAnswer(TransactionPage, raw);
    for (const { txid, status } of rows) {
      if (seen.has(txid)) throw new ProviderFault("invalid", "answered with a page that it gave before");
      seen.add(txid);
      checkBlockTime(network, status.block_time);
    }
    const read = (at?.read ?? 0) + rows.length;
    if (rows.length === 0 && read < total)
      throw new ProviderFault("invalid", `answered with ${read} of ${total} transactions`);
    at = read < total ? { after: rows.at(-1)!.txid, read } : null;
    const transactions = rows.map((row) => effectOf(row, address)).toReversed();
    yield {
      history: { network, address, transactions, tokenTransfers: [] },
      ...{ cursor: at && JSON.stringify(at), total, asOf },
      ended: { transactions: at === null, tokenTransfers: true },
    };
    if (at === null) return;
  }
}

async function countOf(options: EsploraOptions, address: string, signal: AbortSignal): Promise<number> {
  const stats = parseAnswer(AddressStats, await get(options, `/address/${address}`, signal));
  return stats.chain_stats.tx_count;
}

async function get(
  { url: base, budget, dispatcher, requestMs: ms }: EsploraOptions,
  path: string,
  signal: AbortSignal,
): Promise<unknown> {
  await takeRequest(budget, signal);
  return await getJson({ url: new URL(`${base.replace(/\/+$/, "")}${path}`), dispatcher, ms, signal });
}
