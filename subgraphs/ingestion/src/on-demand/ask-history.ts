import { createTurns, type Turns } from "@tetron/connectors/io/turns";
import { isFinal, ProviderFault } from "@tetron/connectors/providers/fault";
import type { ProviderPool, ReadOptions } from "@tetron/connectors/providers/pool";
import { MAX_WHOLE_ENTRIES } from "@tetron/connectors/providers/read-wallet";
import { SYSTEM } from "@tetron/domain/actor";
import { HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import type { AccountHistory } from "@tetron/domain/history";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { within } from "@tetron/domain/within";
import type { Lake } from "@tetron/lake/lake";
import { findCutWallets, findWallets } from "@tetron/lake/wallets";
import type { Log } from "@tetron/service/log";
import { openSeats, type Seats } from "@tetron/verdict/asking/seats";
import { LRUCache } from "lru-cache";
import { importHistories } from "../imports/import-histories.ts";
import type { ImportRecord } from "../imports/record.ts";

/** Asks providers for the histories of wallets that are not held. */
export interface HistoryAsking {
  /** Whether any provider is configured. */
  readonly isConfigured: boolean;
  /** Who may wait, of all answers of the process. */
  readonly seats: Seats;
  /**
   * Reads a wallet's history and stores it for every tenant. However many ask for a wallet at once, it is read
   * once; when one of them leaves, reading goes on.
   *
   * @throws ProviderFault when it may be had later; the reason of `signal`.
   */
  ask(wallet: WalletRef, signal: AbortSignal): Promise<AskedHistory>;
  /** The same for a wallet that has changed at a time: what was read before does not count. */
  askAgain(wallet: WalletRef, since: Date, signal: AbortSignal): Promise<AskedHistory>;
  /** Reads the rest of some of the histories of which only both ends were read, one by one. */
  readRest(signal: AbortSignal): Promise<void>;
}

/**
 * The result of asking for a history: it is held now, it was read a moment ago and is not asked for again, the wallet
 * has none, no provider can tell it, or none has the network.
 */
export type AskedHistory = "read" | "held" | "none" | "unavailable" | "not_configured";

/** What asking needs. */
export interface AskingParts {
  readonly lake: Lake;
  readonly pool: ProviderPool;
  readonly log: Log;
}

/** Wallets that were asked for, and how long they are not asked for again. */
const MAX_ASKED_WALLETS = 10_000;
const READ_MS = 10 * MINUTE_MS;
const ABSENT_MS = MINUTE_MS;
/** Histories of which the rest is read in one run, their entries, and how long none is tried again. */
const MAX_RESTS = 20;
const MAX_REST_ENTRIES = 10_000;
const REST_AGAIN_MS = HOUR_MS;

/** What reading and storing needs. */
interface Storing extends AskingParts {
  /** An embedded store does one thing at a time: however many histories come, an answer waits for one of them at most. */
  readonly storing: Turns;
}

/** A reading that goes on. */
interface Running {
  readonly reading: Promise<AskedHistory>;
  /** Those who wait for it. */
  waiting: number;
}

/** Opens the asking; `stack` ends the reading that still goes on. */
export function openHistoryAsking(stack: AsyncDisposableStack, given: AskingParts): HistoryAsking {
  const parts: Storing = { ...given, storing: createTurns(1) };
  const { pool, lake, log } = parts;
  const running = new Map<string, Running>();
  const asked = new LRUCache<string, { readonly result: AskedHistory; readonly begun: number }>({
    max: MAX_ASKED_WALLETS,
    ttl: ABSENT_MS,
  });
  const tried = new LRUCache<string, true>({ max: MAX_ASKED_WALLETS, ttl: REST_AGAIN_MS });
  const ended = new AbortController();
  stack.defer(async () => {
    ended.abort(new Error("The process is stopping."));
    await Promise.allSettled(running.values().map(({ reading }) => reading));
  });

  async function readOnce(wallet: WalletRef): Promise<AskedHistory> {
    const [id, begun] = [walletId(wallet), Date.now()];
    const isAwaited = () => (running.get(id)?.waiting ?? 1) > 0;
    try {
      const result = await readAndStore(parts, wallet, ended.signal, { isAwaited });
      if (result === "read") asked.set(id, { result: "held", begun }, { ttl: READ_MS });
      else asked.set(id, { result, begun });
      return result;
    } finally {
      running.delete(id);
    }
  }

  function begin(wallet: WalletRef): Running {
    const id = walletId(wallet);
    const begun = { reading: readOnce(wallet), waiting: 0 };
    running.set(id, begun);
    // Everybody who asked may have left; those still there get the same error.
    begun.reading.catch((err: unknown) => {
      if (!ended.signal.aborted) log.warn({ wallet: id, err }, "history not read");
    });
    return begun;
  }

  async function askSince(wallet: WalletRef, since: number, signal: AbortSignal): Promise<AskedHistory> {
    const id = walletId(wallet);
    if (!pool.has(wallet.network)) return "not_configured";
    const known = asked.get(id);
    if (known !== undefined && known.begun >= since) return known.result;
    const each = running.get(id) ?? begin(wallet);
    each.waiting += 1;
    let result: AskedHistory;
    try {
      result = await within({ signal }, () => each.reading);
    } finally {
      each.waiting -= 1;
    }
    // It may have begun before: then it has not seen the change.
    if ((asked.get(id)?.begun ?? since) < since) return askSince(wallet, since, signal);
    return result;
  }

  return {
    isConfigured: pool.isConfigured,
    seats: openSeats(),
    ask: (wallet, signal) => askSince(wallet, 0, signal),
    // Another process's clock may be ahead of this one's.
    askAgain: (wallet, since, signal) => askSince(wallet, Math.min(since.getTime(), Date.now()), signal),
    async readRest(signal) {
      const cut = { mostEntries: MAX_WHOLE_ENTRIES, limit: MAX_RESTS };
      for (const wallet of await findCutWallets(lake.db, cut)) {
        const id = walletId(wallet);
        if (tried.has(id)) continue;
        tried.set(id, true);
        try {
          await readAndStore(parts, wallet, signal, {
            mostEntries: MAX_REST_ENTRIES,
            isAwaited: () => false,
          });
        } catch (err) {
          signal.throwIfAborted();
          log.warn({ wallet: id, err }, "rest of a history not read");
        }
      }
    },
  };
}

async function readAndStore(
  { lake, log, pool, storing }: Storing,
  wallet: WalletRef,
  signal: AbortSignal,
  options: ReadOptions,
): Promise<AskedHistory> {
  try {
    const { provider, history, coverage, asOf } = await pool.read(wallet, signal, options);
    if (history !== null && isEmpty(history)) return "none";
    if (coverage.from === "newest" && !coverage.complete && (await isHeldWhole(lake, wallet))) return "held";
    const told = { ...(history ?? unread(wallet)), coverage };
    using _turn = await storing.next(signal, options.isAwaited);
    const { refused } = await importHistories(lake, recordsOf(told), {
      ...{ owner: "operator", actor: SYSTEM, source: provider, asOf, now: new Date(), signal },
    });
    log.info({ wallet: walletId(wallet), provider, coverage, refused }, "history read");
    return "read";
  } catch (error) {
    // A score does not wait for what would fail again.
    if (!(error instanceof ProviderFault) || !isFinal(error)) throw error;
    log.warn({ wallet: walletId(wallet), err: error }, "no provider can tell the history");
    return pool.has(wallet.network) ? "unavailable" : "not_configured";
  }
}

/** The newest part of a history does not replace a whole one, from which an estimate follows. */
async function isHeldWhole({ db }: Lake, wallet: WalletRef): Promise<boolean> {
  const [held] = await findWallets(db, ["operator"], [wallet]);
  return held !== undefined && held.behaviour !== null && held.coverage?.complete !== false;
}

function isEmpty({ transactions, tokenTransfers }: AccountHistory): boolean {
  return transactions.length + tokenTransfers.length === 0;
}

/** The history of a wallet with more entries than are read. */
function unread({ network, address }: WalletRef): AccountHistory {
  return { network, address, transactions: [], tokenTransfers: [] };
}

async function* recordsOf(history: AccountHistory): AsyncGenerator<ImportRecord<AccountHistory>> {
  yield { line: 1, value: history };
}
