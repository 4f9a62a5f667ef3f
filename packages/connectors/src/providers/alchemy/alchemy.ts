import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import { NETWORK_IDS } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Dispatcher } from "undici";
import type { Budget } from "../../rpc/budget.ts";
import { computeUnitsOf } from "../../rpc/compute-units.ts";
import { ProviderFault } from "../fault.ts";
import { inTime } from "../in-time.ts";
import { type NodeCaller, openNode } from "../node-caller.ts";
import { checkBlockTime } from "../parse-answer.ts";
import { parsePosition } from "../parse-position.ts";
import type { HistoryPage, PagesFrom, ProviderSees, WalletHistoryProvider } from "../provider.ts";
import { inOrder, type MergedPart, merged } from "./merged.ts";
import {
  type AccountReads,
  ALCHEMY_NETWORKS,
  type AlchemyNetwork,
  loadSdk,
  openReads,
} from "./open-reads.ts";
import { Position, type Transfer } from "./schema.ts";

/** Options of the provider. */
export interface AlchemyOptions {
  readonly key: string | undefined;
  /** Endpoint of every network; Alchemy's own when absent. */
  readonly url: string | undefined;
  /** In compute units. */
  readonly budget: Budget;
  readonly dispatcher: Dispatcher;
  /** Time limit of one request in milliseconds. */
  readonly requestMs: number;
}

const NETWORKS_SERVED = NETWORK_IDS.filter((id): id is AlchemyNetwork => Object.hasOwn(ALCHEMY_NETWORKS, id));

const SEES: ProviderSees = { status: true, method: false, zeroValue: true, tokens: true, order: "both" };
const SEES_NO_STATUS: ProviderSees = { ...SEES, status: false };

const PAGE_TRANSFERS = 1_000;
const NEWEST_TRANSFERS = 100;
/** Transfers tell nothing about failures; of a history with more, receipts would cost more than the history. */
const MAX_RECEIPTS = 50;

/** @see https://www.alchemy.com/docs/reference/alchemy-getassettransfers */
export function alchemy(options: AlchemyOptions): WalletHistoryProvider {
  const { key, url, budget, dispatcher, requestMs } = options;
  // In the background: the first wallet that is asked for would wait for it.
  void loadSdk();
  const nodes = new Map<string, NodeCaller>(
    NETWORKS_SERVED.map((network) => {
      const own = `https://${ALCHEMY_NETWORKS[network]}.g.alchemy.com/v2/${key ?? ""}`;
      const bearer = url === undefined ? undefined : key;
      return [
        network,
        openNode({
          network,
          url: url ?? own,
          bearer,
          budget,
          unitsOf: computeUnitsOf,
          dispatcher,
          requestMs,
        }),
      ];
    }),
  );
  const open = ({ network, address }: WalletRef, signal: AbortSignal) => {
    const node = nodes.get(network);
    if (node === undefined) throw new ProviderFault("plan", `does not have ${network}`);
    return openReads({ node, network: network as AlchemyNetwork, address }, signal);
  };
  return {
    name: "alchemy",
    networks: NETWORKS_SERVED,
    sees: SEES,
    size: async (wallet, signal) => ({ atLeast: await (await open(wallet, signal)).nonce() }),
    async *pages(wallet, { from, signal }) {
      const reads = await open(wallet, signal);
      if (from === "newest") yield await newestPage(reads, wallet);
      else yield* pagesFrom(reads, wallet, from);
    },
  };
}

const SIDES = ["fromAddress", "toAddress"] as const;

async function* pagesFrom(
  reads: AccountReads,
  wallet: WalletRef,
  from: Exclude<PagesFrom, "newest">,
): AsyncGenerator<HistoryPage> {
  if (from !== "start") return yield* mergedPages(reads, wallet, parsePosition(Position, from.cursor));
  const asOf = new Date();
  const whole = {
    fromBlock: 0,
    order: "asc",
    count: PAGE_TRANSFERS,
    categories: ["external", "erc20"],
  } as const;
  const [nonce, holdsSome, ...sides] = await Promise.all([
    reads.nonce(),
    reads.holdsSome(),
    ...SIDES.map((side) => reads.transfers({ side, ...whole })),
  ]);
  // A longer history is read list by list: each of them may have its end much later than the other one.
  if (sides.some(({ pageKey }) => pageKey != null))
    return yield* mergedPages(reads, wallet, { external: 0, erc20: 0 }, nonce);
  const transfers = inOrder(sides.flatMap((page) => page.transfers));
  const sent = transfers.some(
    ({ category, from: sender }) => category === "external" && sender === wallet.address,
  );
  if (nonce > 0 && !sent)
    throw new ProviderFault("invalid", "answered with no transactions of a wallet that has sent some");
  // What it holds may have come by internal transfers, which are not listed: then nothing is known of it.
  if (transfers.length === 0 && holdsSome)
    throw new ProviderFault("invalid", "answered with no transfers of a wallet that holds something");
  const history = await historyOf(reads, wallet, transfers);
  yield { history, cursor: null, ended: BOTH_ENDED, total: nonce, asOf };
}

const BOTH_ENDED = { transactions: true, tokenTransfers: true };

async function* mergedPages(
  reads: AccountReads,
  wallet: WalletRef,
  at: { readonly external: number | null; readonly erc20: number | null },
  nonce?: number,
): AsyncGenerator<HistoryPage> {
  const list = (category: Transfer["category"]) => {
    const fromBlock = at[category];
    const parts = fromBlock === null ? null : merged(reads, category, fromBlock);
    return async (): Promise<MergedPart> => (await parts?.next())?.value ?? { transfers: [], next: null };
  };
  const [external, erc20] = [list("external"), list("erc20")];
  for (;;) {
    const asOf = new Date();
    const [normal, tokens] = await Promise.all([external(), erc20()]);
    const isLast = normal.next === null && tokens.next === null;
    const transfers = inOrder([...normal.transfers, ...tokens.transfers]);
    yield {
      history: { ...listsOf(wallet, transfers), sees: SEES_NO_STATUS },
      cursor: isLast ? null : JSON.stringify({ external: normal.next, erc20: tokens.next }),
      ended: { transactions: normal.next === null, tokenTransfers: tokens.next === null },
      ...(nonce !== undefined && { total: nonce }),
      asOf,
    };
    if (isLast) return;
  }
}

async function newestPage(reads: AccountReads, wallet: WalletRef): Promise<HistoryPage> {
  const asOf = new Date();
  const newest = { fromBlock: 0, order: "desc", count: NEWEST_TRANSFERS } as const;
  const lists = await Promise.all(
    (["external", "erc20"] as const).map(async (category) => {
      const pages = SIDES.map((side) => reads.transfers({ side, categories: [category], ...newest }));
      return inOrder((await Promise.all(pages)).flatMap(({ transfers }) => transfers)).slice(
        -NEWEST_TRANSFERS,
      );
    }),
  );
  const history = { ...listsOf(wallet, lists.flat()), sees: SEES_NO_STATUS };
  return { history, cursor: null, ended: BOTH_ENDED, asOf };
}

/** A whole history, with its failures when they can be had at a reasonable price. */
async function historyOf(
  reads: AccountReads,
  wallet: WalletRef,
  transfers: readonly Transfer[],
): Promise<AccountHistory> {
  const lists = listsOf(wallet, transfers);
  const hashes = [...new Set(lists.transactions.map(({ hash }) => hash!))];
  if (hashes.length > MAX_RECEIPTS) return { ...lists, sees: SEES_NO_STATUS };
  const receipts = new Map(
    await Promise.all(hashes.map(async (hash) => [hash, await reads.receipt(hash)] as const)),
  );
  const status = [...receipts.values()].every((receipt) => receipt.status != null);
  const indexOf = ({ hash }: AccountTransaction) => receipts.get(hash!)!.transactionIndex;
  const transactions = lists.transactions
    .map((each) => ({ ...each, failed: receipts.get(each.hash!)!.status === 0 }))
    .sort((a, b) => a.timestamp - b.timestamp || indexOf(a) - indexOf(b));
  return { ...lists, ...(!status && { sees: SEES_NO_STATUS }), transactions };
}

/** @param transfers - Ascending in each category. */
function listsOf({ network, address }: WalletRef, transfers: readonly Transfer[]): AccountHistory {
  const transactions: AccountTransaction[] = [];
  const tokenTransfers: TokenTransfer[] = [];
  for (const { hash, from, to = null, category, asset, rawContract, metadata } of transfers) {
    if (from !== address && to !== address)
      throw new ProviderFault("invalid", "answered with a transfer of others");
    const timestamp = metadata.blockTimestamp;
    checkBlockTime(network, timestamp);
    const direction = from === address ? "sent" : "received";
    const counterparty = direction === "sent" ? to : from;
    const { value, address: token, decimal } = rawContract;
    if (category === "external") {
      if (value == null)
        throw new ProviderFault("invalid", "answered with a transfer without its exact value");
      const createsContract = to === null;
      const entry = { timestamp, direction, counterparty, value, hash } as const;
      transactions.push({ ...entry, createsContract, failed: false, methodId: null });
    } else if (value != null && token != null && counterparty !== null) {
      // A token whose contract says no amount is left out, as an explorer's is.
      const decimals = decimal ?? DEFAULT_DECIMALS;
      const symbol = asset ?? "";
      tokenTransfers.push({ timestamp, direction, counterparty, token, symbol, value, decimals, hash });
    }
  }
  inTime(network, tokenTransfers);
  return { network, address, transactions: inTime(network, transactions), tokenTransfers };
}

/** Of a token that declares none. */
const DEFAULT_DECIMALS = 18;
