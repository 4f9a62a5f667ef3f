import type { AccountHistory, AccountTransaction } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { hexNumber } from "../evm-hex.ts";
import { ProviderFault } from "../fault.ts";
import { type NodeCaller, type NodeOptions, openNode } from "../node-caller.ts";
import { checkBlockTime } from "../parse-answer.ts";
import { parsePosition } from "../parse-position.ts";
import type { HistoryPage, PagesFrom, ProviderSees, WalletHistoryProvider } from "../provider.ts";
import { Position, type SearchEntry, SearchPage } from "./schema.ts";

/** The most that Erigon gives at once unless it is set up otherwise. */
const PAGE_ENTRIES = 25;
const NEWEST_ENTRIES = 100;

/** The index has calls, not events: a token that somebody else sent is not in it. */
const SEES: ProviderSees = { status: true, method: true, zeroValue: true, tokens: false, order: "both" };

/**
 * An own node with Otterscan's API, such as Erigon.
 *
 * @see https://docs.otterscan.io/api-docs/ots-api
 */
export function ots(options: NodeOptions): WalletHistoryProvider {
  const node = openNode(options);
  return {
    name: "ots",
    networks: [options.network],
    sees: SEES,
    async size({ address }, signal) {
      const params = [address, "latest"];
      return {
        atLeast: await node.call({ method: "eth_getTransactionCount", params, result: hexNumber }, signal),
      };
    },
    pages: (wallet, { from, signal }) =>
      from === "newest" ? newestPage(node, wallet, signal) : pagesAfter(node, wallet, from, signal),
  };
}

async function* pagesAfter(
  node: NodeCaller,
  wallet: WalletRef,
  from: Exclude<PagesFrom, "newest">,
  signal: AbortSignal,
): AsyncGenerator<HistoryPage> {
  let after = from === "start" ? null : parsePosition(Position, from.cursor).after;
  for (;;) {
    const asOf = new Date();
    // From 0 on means from the first block on; another block is left out itself.
    const raw = await search(node, "After", [wallet.address, after ?? 0], signal);
    const entries = raw.entries.toSorted(byPosition);
    const [first, last] = [entries[0]?.blockNumber ?? 0, entries.at(-1)?.blockNumber];
    if (after !== null && entries.length > 0 && first <= after)
      throw new ProviderFault("invalid", "answered with a page that it gave before");
    if (!raw.firstPage && last === undefined)
      throw new ProviderFault("invalid", "answered without entries and without saying that it has no more");
    after = raw.firstPage ? null : last!;
    yield {
      history: historyOf(wallet, entries),
      ...{ cursor: after === null ? null : JSON.stringify({ after }), asOf },
      ended: { transactions: after === null, tokenTransfers: true },
    };
    if (after === null) return;
  }
}

async function* newestPage(
  node: NodeCaller,
  wallet: WalletRef,
  signal: AbortSignal,
): AsyncGenerator<HistoryPage> {
  const asOf = new Date();
  const raw: SearchEntry[] = [];
  let before = 0;
  for (let isLast = false; !isLast && raw.length < NEWEST_ENTRIES; ) {
    const { entries, lastPage } = await search(node, "Before", [wallet.address, before], signal);
    const oldest = entries.toSorted(byPosition)[0]?.blockNumber;
    if (!lastPage && oldest === undefined)
      throw new ProviderFault("invalid", "answered without entries and without saying that it has no more");
    if (before > 0 && oldest !== undefined && oldest >= before)
      throw new ProviderFault("invalid", "answered with a page that it gave before");
    raw.push(...entries);
    before = oldest ?? 0;
    // Before block 0 would mean from the newest block again.
    isLast = lastPage || before === 0;
  }
  const ended = { transactions: true, tokenTransfers: true };
  const entries = raw.toSorted(byPosition).slice(-NEWEST_ENTRIES);
  yield { history: historyOf(wallet, entries), cursor: null, ended, asOf };
}

function search(
  node: NodeCaller,
  way: "Before" | "After",
  params: readonly [address: string, block: number],
  signal: AbortSignal,
) {
  const method = `ots_searchTransactions${way}`;
  return node.call({ method, params: [...params, PAGE_ENTRIES], result: SearchPage }, signal);
}

function byPosition(a: SearchEntry, b: SearchEntry): number {
  return a.blockNumber - b.blockNumber || a.transactionIndex - b.transactionIndex;
}

/** A search also finds calls within the transactions of others, and some nodes repeat an entry. */
function historyOf(wallet: WalletRef, entries: readonly SearchEntry[]): AccountHistory {
  const once = new Map(entries.map((entry) => [entry.hash, entry]));
  const own = [...once.values()].filter(({ from, to, receipt }) =>
    [from, to, receipt.contractAddress].includes(wallet.address),
  );
  const status = own.every(({ receipt }) => receipt.status != null);
  return {
    ...{ network: wallet.network, address: wallet.address },
    ...(!status && { sees: { ...SEES, status } }),
    transactions: own.map((entry) => transactionOf(wallet, entry)),
    tokenTransfers: [],
  };
}

function transactionOf({ network, address }: WalletRef, entry: SearchEntry): AccountTransaction {
  const { from, to, value, input, hash, receipt } = entry;
  checkBlockTime(network, receipt.timestamp);
  const direction = from === address ? "sent" : "received";
  return {
    timestamp: receipt.timestamp,
    direction,
    counterparty: direction === "sent" ? to : from,
    value,
    createsContract: to === null,
    failed: receipt.status === 0,
    methodId: input.length >= 10 ? input.slice(0, 10).toLowerCase() : null,
    hash,
  };
}
