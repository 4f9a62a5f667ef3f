import { ProviderFault } from "@tetron/connectors/providers/fault";
import type { ProviderPool } from "@tetron/connectors/providers/pool";
import { SYSTEM } from "@tetron/domain/actor";
import { MINUTE_MS } from "@tetron/domain/durations";
import type { AccountHistory } from "@tetron/domain/history";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { within } from "@tetron/domain/within";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import { LRUCache } from "lru-cache";
import { importHistories } from "../imports/import-histories.ts";
import type { ImportRecord } from "../imports/record.ts";

/** Asks providers for the histories of wallets that are not held. */
export interface HistoryAsking {
  /** Whether any provider is configured. */
  readonly isConfigured: boolean;
  /**
   * Reads a wallet's history and stores it for every tenant. However many ask for a wallet at once, it is read
   * once; when one of them leaves, reading goes on.
   *
   * @throws ProviderFault when it may be had later; the reason of `signal`.
   */
  ask(wallet: WalletRef, signal: AbortSignal): Promise<AskedHistory>;
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

/** Opens the asking; `stack` ends the reading that still goes on. */
export function openHistoryAsking(
  stack: AsyncDisposableStack,
  { pool, ...parts }: AskingParts,
): HistoryAsking {
  const running = new Map<string, Promise<AskedHistory>>();
  const asked = new LRUCache<string, AskedHistory>({ max: MAX_ASKED_WALLETS, ttl: ABSENT_MS });
  const ended = new AbortController();
  stack.defer(async () => {
    ended.abort(new Error("The process is stopping."));
    await Promise.allSettled(running.values());
  });

  async function readOnce(wallet: WalletRef): Promise<AskedHistory> {
    const id = walletId(wallet);
    try {
      const result = await readAndStore(pool, parts, wallet, ended.signal);
      if (result === "read") asked.set(id, "held", { ttl: READ_MS });
      else asked.set(id, result);
      return result;
    } finally {
      running.delete(id);
    }
  }

  return {
    isConfigured: pool.isConfigured,
    async ask(wallet, signal) {
      const id = walletId(wallet);
      if (!pool.has(wallet.network)) return "not_configured";
      const known = asked.get(id);
      if (known !== undefined) return known;
      const reading = running.get(id) ?? readOnce(wallet);
      if (!running.has(id)) {
        running.set(id, reading);
        // Everybody who asked may have left; whoever is still there gets the same error.
        reading.catch((err: unknown) => {
          if (!ended.signal.aborted) parts.log.warn({ wallet: id, err }, "history not read");
        });
      }
      return await within({ signal }, () => reading);
    },
  };
}

async function readAndStore(
  pool: ProviderPool,
  { lake, log }: Omit<AskingParts, "pool">,
  wallet: WalletRef,
  signal: AbortSignal,
): Promise<AskedHistory> {
  try {
    const { provider, history, coverage, asOf } = await pool.read(wallet, signal);
    if (history !== null && isEmpty(history)) return "none";
    const told = { ...(history ?? unread(wallet)), coverage };
    const { refused } = await importHistories(lake, recordsOf(told), {
      ...{ owner: "operator", actor: SYSTEM, source: provider, asOf, now: new Date(), signal },
    });
    log.info({ wallet: walletId(wallet), provider, coverage, refused }, "history read");
    return "read";
  } catch (error) {
    if (!(error instanceof ProviderFault) || !FINAL.has(error.kind)) throw error;
    log.warn({ wallet: walletId(wallet), err: error }, "no provider can tell the history");
    return "unavailable";
  }
}

function isEmpty({ transactions, tokenTransfers }: AccountHistory): boolean {
  return transactions.length + tokenTransfers.length === 0;
}

/** The history of a wallet with more entries than are read. */
function unread({ network, address }: WalletRef): AccountHistory {
  return { network, address, transactions: [], tokenTransfers: [] };
}

/** Faults that would be the same in an hour: a score does not wait for them. */
const FINAL = new Set<ProviderFault["kind"]>(["plan", "invalid", "too_large"]);

async function* recordsOf(history: AccountHistory): AsyncGenerator<ImportRecord<AccountHistory>> {
  yield { line: 1, value: history };
}
