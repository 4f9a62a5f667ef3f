import { isFailure } from "@tetron/domain/failure";
import type { AccountHistory } from "@tetron/domain/history";
import { NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Dispatcher } from "undici";
import { parseExplorerAccount } from "../../datasets/explorer-account.ts";
import type { Budget } from "../../rpc/budget.ts";
import { ProviderFault } from "../fault.ts";
import { getJson } from "../get-json.ts";
import { inTime } from "../in-time.ts";
import { parsePosition } from "../parse-position.ts";
import type { HistoryPage, PagesFrom, WalletHistoryProvider } from "../provider.ts";
import { takeRequest } from "../take-request.ts";
import { type ExplorerRow, rowsOf } from "./answer.ts";
import { firstPosition, Positions, type Walk, walkOn } from "./walk.ts";

/** Options of the provider. */
export interface EtherscanOptions {
  /** Etherscan's v2 endpoint, or another in its shape, such as a Blockscout instance's. */
  readonly url: string;
  /** `undefined` for an endpoint without keys. */
  readonly key: string | undefined;
  readonly networks: readonly Network[];
  readonly budget: Budget;
  readonly dispatcher: Dispatcher;
  /** Time limit of one request in milliseconds. */
  readonly requestMs: number;
}

/** Networks with an API in Etherscan's shape. */
export const ETHERSCAN_NETWORKS = NETWORK_IDS.filter((id) => NETWORKS[id].family === "evm");

/** Rows of a request; Etherscan's free plan gives no more. */
const PAGE_ROWS = 1_000;
const NEWEST_ROWS = 100;
/** The last row that can be asked for by number: page x offset may not be more. */
const MAX_WINDOW_ROWS = 10_000;

/** @see https://docs.etherscan.io/api-endpoints/accounts */
export function etherscan(options: EtherscanOptions): WalletHistoryProvider {
  const walk: Walk = {
    rows: PAGE_ROWS,
    windowRows: MAX_WINDOW_ROWS,
    largest: 0,
    ask: (wallet, query, signal) => ask(options, wallet, query, signal),
  };
  return {
    name: "etherscan",
    networks: options.networks,
    sees: { status: true, method: true, zeroValue: true, tokens: true, order: "both" },
    async size(wallet, signal) {
      const last = {
        action: "txlist",
        startblock: 0,
        page: MAX_WINDOW_ROWS,
        offset: 1,
        sort: "asc",
      } as const;
      const rows = await walk.ask(wallet, last, signal);
      return { atLeast: rows.length > 0 ? MAX_WINDOW_ROWS : 0 };
    },
    pages: (wallet, { from, signal }) => pagesFrom(walk, wallet, from, signal),
  };
}

async function* pagesFrom(
  walk: Walk,
  wallet: WalletRef,
  from: PagesFrom,
  signal: AbortSignal,
): AsyncGenerator<HistoryPage> {
  if (from === "newest") {
    const query = { startblock: 0, page: 1, offset: NEWEST_ROWS, sort: "desc" } as const;
    const asOf = new Date();
    const [normal, erc20] = await Promise.all([
      walk.ask(wallet, { action: "txlist", ...query }, signal),
      unlessTooLarge(walk.ask(wallet, { action: "tokentx", ...query }, signal)),
    ]);
    const ended = { transactions: true, tokenTransfers: true };
    const tokens = !(erc20 instanceof ProviderFault);
    yield pageOf(wallet, { normal, erc20: tokens ? erc20 : [] }, { cursor: null, ended, asOf }, tokens);
    return;
  }
  let at: Positions | null =
    from === "start"
      ? { txlist: firstPosition, tokentx: firstPosition }
      : parsePosition(Positions, from.cursor);
  while (at !== null) {
    const asOf = new Date();
    const [normal, told]: [Walked, Walked | ProviderFault] = await Promise.all([
      walkOn(walk, wallet, { action: "txlist", at: at.txlist }, signal),
      unlessTooLarge(walkOn(walk, wallet, { action: "tokentx", at: at.tokentx }, signal)),
    ]);
    const tokens = !(told instanceof ProviderFault);
    // Of a wallet that has nothing else nothing would be known.
    if (!tokens && normal.rows.length === 0 && at.txlist !== null) throw told;
    const erc20: Walked = tokens ? told : { rows: [], next: null };
    at = normal.next || erc20.next ? { txlist: normal.next, tokentx: erc20.next } : null;
    const cursor = at && JSON.stringify(at);
    const ended = { transactions: !normal.next, tokenTransfers: !erc20.next };
    yield pageOf(wallet, { normal: normal.rows, erc20: erc20.rows }, { cursor, ended, asOf }, tokens);
  }
}

type Walked = Awaited<ReturnType<typeof walkOn>>;

/** Anybody can send tokens with names of a megabyte: then a wallet's tokens are not seen, but its coins are. */
async function unlessTooLarge<Value>(asked: Promise<Value>): Promise<Value | ProviderFault> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === "too_large") return error;
    throw error;
  }
}

/** How rows are asked for. */
type Query = Parameters<Walk["ask"]>[1];

async function ask(
  { url: base, key, budget, dispatcher, requestMs: ms }: EtherscanOptions,
  { network, address }: WalletRef,
  query: Query,
  signal: AbortSignal,
): Promise<readonly ExplorerRow[]> {
  const url = new URL(base);
  const chainid = NETWORKS[network].caip2.split(":")[1]!;
  const fields = { chainid, module: "account", address, endblock: 999_999_999, ...query };
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value));
  if (key !== undefined) url.searchParams.set("apikey", key);
  await takeRequest(budget, signal);
  const rows = rowsOf(await getJson({ url, dispatcher, ms, signal }));
  if (rows.length > query.offset)
    throw new ProviderFault("invalid", "answered with more rows than asked for");
  return rows;
}

function pageOf(
  { network, address }: WalletRef,
  raw: { readonly normal: readonly ExplorerRow[]; readonly erc20: readonly ExplorerRow[] },
  rest: Omit<HistoryPage, "history">,
  tokens: boolean,
): HistoryPage {
  const sees = { status: true, method: true, zeroValue: true, tokens };
  return { ...rest, history: { ...historyOf(), ...(tokens ? {} : { sees }) } };

  function historyOf(): AccountHistory {
    try {
      // They are sorted by their times below, which would hide that those contradict the blocks.
      for (const rows of [raw.normal, raw.erc20]) inTime(network, rows.map(placed).toSorted(byBlock));
      const normal = raw.normal.map(withMethod);
      return parseExplorerAccount({ network, address, normal, erc20: raw.erc20 }).history;
    } catch (error) {
      if (isFailure(error, "UNPROCESSABLE"))
        throw new ProviderFault("invalid", `answered with a wrong entry: ${error.message}`);
      throw error;
    }
  }
}

function placed({ blockNumber, timeStamp }: ExplorerRow) {
  return { block: Number(blockNumber), timestamp: Number(timeStamp) };
}

function byBlock(a: ReturnType<typeof placed>, b: ReturnType<typeof placed>): number {
  return a.block - b.block;
}

/** Blockscout has no `methodId`, only the call data that begins with it. */
function withMethod(row: ExplorerRow): ExplorerRow {
  const { methodId, input } = row;
  const isCall = typeof input === "string" && input.length >= 10;
  return methodId !== undefined || !isCall ? row : { ...row, methodId: input.slice(0, 10) };
}
