import type { AccountHistory } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { ProviderFault } from "../fault.ts";
import { type NodeCaller, type NodeOptions, openNode } from "../node-caller.ts";
import { parsePosition } from "../parse-position.ts";
import type { HistoryPage, PagesFrom, ProviderSees, WalletHistoryProvider } from "../provider.ts";
import { effectOf } from "./effect-of.ts";
import { Balance, Position, Signatures, SolanaTransaction, TransactionsPage } from "./schema.ts";

const PAGE_SIGNATURES = 1_000;
/** More are not listed: the wallet is then taken for a service. */
const MAX_SIGNATURES = 10_000;
/** Transactions that are asked for at once, and given as one page. */
const PAGE_TRANSACTIONS = 50;
/** Whole transactions of an answer. */
const LISTED_TRANSACTIONS = 100;

/** What programs are called for is not told by a method. */
const SEES: ProviderSees = {
  status: true,
  method: false,
  zeroValue: true,
  tokens: true,
  order: "newest-first",
};
/** Transactions that change a token account only are listed under that account, not under its owner. */
const SEES_WITHOUT_TOKENS = { ...SEES, tokens: false };

const READ = { encoding: "jsonParsed", maxSupportedTransactionVersion: 0, commitment: "finalized" } as const;

/** A node, and what is known about its methods. */
interface Source {
  readonly node: NodeCaller;
  /** Whether it has `getTransactionsForAddress`; `null` until it was asked. */
  lists: boolean | null;
}

/**
 * A Solana node. One request tells a transaction; a service with `getTransactionsForAddress` tells many at once,
 * and those of the wallet's token accounts too.
 *
 * @see https://solana.com/docs/rpc/http/getsignaturesforaddress
 * @see https://www.helius.dev/docs/rpc/gettransactionsforaddress
 */
export function solanaRpc(options: Omit<NodeOptions, "network">): WalletHistoryProvider {
  const source: Source = { node: openNode({ ...options, network: "solana" }), lists: null };
  return {
    name: "solana-rpc",
    networks: ["solana"],
    sees: SEES,
    size: async ({ address }, signal) => ({ atLeast: await sizeOf(source.node, address, signal) }),
    pages: (wallet, { from, signal }) => pagesFrom(source, wallet, from, signal),
  };
}

async function* pagesFrom(
  source: Source,
  wallet: WalletRef,
  from: PagesFrom,
  signal: AbortSignal,
): AsyncGenerator<HistoryPage> {
  if (from === "start") throw new ProviderFault("plan", "cannot be read from the beginning");
  if (from === "newest" && source.lists !== false) {
    const first = await firstList(source, wallet, signal);
    if (first !== null) return yield* listedPages(source.node, wallet, first, signal);
  }
  const before = from === "newest" ? null : parsePosition(Position, from.cursor).before;
  yield* pagesBySignature(source.node, wallet, before, signal);
}

async function* pagesBySignature(
  node: NodeCaller,
  wallet: WalletRef,
  before: string | null,
  signal: AbortSignal,
): AsyncGenerator<HistoryPage> {
  const asOf = new Date();
  const listed = await signaturesOf(node, wallet.address, before, signal);
  const total = before === null ? { total: listed.length } : {};
  // Of a service the number is enough.
  const signatures = listed.length < MAX_SIGNATURES ? listed : [];
  for (let start = 0; start === 0 || start < signatures.length; start += PAGE_TRANSACTIONS) {
    const page = signatures.slice(start, start + PAGE_TRANSACTIONS);
    const raw = await Promise.all(page.map((signature) => transactionOf(node, signature, signal)));
    const isLast = start + PAGE_TRANSACTIONS >= signatures.length;
    const cursor = isLast ? null : JSON.stringify({ before: page.at(-1) });
    const history = { ...historyOf(wallet, raw), sees: SEES_WITHOUT_TOKENS };
    yield { history, cursor, ended: endedBy(cursor), ...total, asOf };
  }
}

/** Every signature before one, from the newest on, up to {@link MAX_SIGNATURES}. */
async function signaturesOf(
  node: NodeCaller,
  address: string,
  before: string | null,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const all = new Set<string>();
  for (let last = before; ; ) {
    const options = {
      limit: PAGE_SIGNATURES,
      commitment: "finalized",
      ...(last !== null && { before: last }),
    };
    const request = { method: "getSignaturesForAddress", params: [address, options], result: Signatures };
    const page = await node.call(request, signal);
    for (const { signature } of page) {
      // A node that does not know the signature to go on from begins again.
      if (all.has(signature)) throw new ProviderFault("invalid", "answered with a page that it gave before");
      all.add(signature);
    }
    last = page.at(-1)?.signature ?? last;
    if (page.length < PAGE_SIGNATURES || all.size >= MAX_SIGNATURES) return [...all];
  }
}

/** A node may have lost all old transactions of a wallet; what it holds says that there were some. */
async function sizeOf(node: NodeCaller, address: string, signal: AbortSignal): Promise<number> {
  const { length } = await signaturesOf(node, address, null, signal);
  if (length > 0) return length;
  const { value } = await node.call({ method: "getBalance", params: [address], result: Balance }, signal);
  return value > 0n ? 1 : 0;
}

async function transactionOf(
  node: NodeCaller,
  signature: string,
  signal: AbortSignal,
): Promise<SolanaTransaction> {
  const request = {
    method: "getTransaction",
    params: [signature, READ],
    result: SolanaTransaction.nullable(),
  };
  const found = await node.call(request, signal);
  if (found === null) throw new ProviderFault("refused", "does not have a transaction that it listed");
  return found;
}

async function list(node: NodeCaller, address: string, token: string | null, signal: AbortSignal) {
  const options = {
    ...{ ...READ, transactionDetails: "full", sortOrder: "desc", limit: LISTED_TRANSACTIONS },
    filters: { tokenAccounts: "balanceChanged" },
    ...(token !== null && { paginationToken: token }),
  };
  const request = {
    method: "getTransactionsForAddress",
    params: [address, options],
    result: TransactionsPage,
  };
  return await node.call(request, signal);
}

/** The first page of a service that lists whole transactions; `null` for a node that does not. */
async function firstList(source: Source, { address }: WalletRef, signal: AbortSignal) {
  try {
    const page = await list(source.node, address, null, signal);
    source.lists = true;
    return page;
  } catch (error) {
    const isWithout = error instanceof ProviderFault && (error.kind === "absent" || error.kind === "plan");
    if (!isWithout || source.lists === true) throw error;
    source.lists = false;
    return null;
  }
}

async function* listedPages(
  node: NodeCaller,
  wallet: WalletRef,
  first: TransactionsPage,
  signal: AbortSignal,
): AsyncGenerator<HistoryPage> {
  const seen = new Set<string>();
  for (let page = first; ; ) {
    const asOf = new Date();
    for (const { transaction } of page.data) {
      const [signature] = transaction.signatures;
      if (seen.has(signature!))
        throw new ProviderFault("invalid", "answered with a page that it gave before");
      seen.add(signature!);
    }
    const token = page.paginationToken ?? null;
    if (page.data.length === 0 && token !== null)
      throw new ProviderFault("invalid", "answered without entries and without saying that it has no more");
    const cursor = token && JSON.stringify({ before: page.data.at(-1)!.transaction.signatures[0] });
    yield { history: historyOf(wallet, page.data), cursor, ended: endedBy(cursor), asOf };
    if (token === null) return;
    page = await list(node, wallet.address, token, signal);
  }
}

function endedBy(cursor: string | null): HistoryPage["ended"] {
  return { transactions: cursor === null, tokenTransfers: cursor === null };
}

/** @param newestFirst - The transactions of a page. */
function historyOf(
  { network, address }: WalletRef,
  newestFirst: readonly SolanaTransaction[],
): AccountHistory {
  const effects = newestFirst.toReversed().map((each) => effectOf(each, { network, address }));
  return {
    network,
    address,
    transactions: effects.flatMap(({ transactions }) => transactions),
    tokenTransfers: effects.flatMap(({ tokenTransfers }) => tokenTransfers),
  };
}
