import { ProviderFault } from "@tetron/connectors/providers/fault";
import type { ProviderPool } from "@tetron/connectors/providers/pool";
import { SYSTEM } from "@tetron/domain/actor";
import { MINUTE_MS } from "@tetron/domain/durations";
import type { AccountHistory } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { within } from "@tetron/domain/within";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import { LRUCache } from "lru-cache";
import { importHistories } from "../imports/import-histories.ts";
import type { ImportRecord } from "../imports/record.ts";

/** Asks providers for the histories of wallets that are not held. */
export interface HistoryAsking {
  /** Whether any provider is configured, for any network and for this one. */
  readonly isConfigured: boolean;
  has(network: Network): boolean;
  /**
   * Reads a wallet's history and stores it for every tenant. However many ask for a wallet at once, it is read
   * once; when one of them leaves, reading goes on.
   *
   * @returns Whether it is held now: not when the wallet has no entries, is a service by its size, or is one
   *   that no provider can tell.
   * @throws ProviderFault when it may be had later; the reason of `signal`.
   */
  ask(wallet: WalletRef, signal: AbortSignal): Promise<boolean>;
}

/** What asking needs. */
export interface AskingParts {
  readonly lake: Lake;
  readonly pool: ProviderPool;
  readonly log: Log;
}

/** Wallets without a history to store, and how long they are not asked for again. */
const MAX_ABSENT_WALLETS = 10_000;
const ABSENT_MS = MINUTE_MS;

/** Opens the asking; `stack` ends the reading that still goes on. */
export function openHistoryAsking(
  stack: AsyncDisposableStack,
  { pool, ...parts }: AskingParts,
): HistoryAsking {
  const running = new Map<string, Promise<boolean>>();
  const absent = new LRUCache<string, true>({ max: MAX_ABSENT_WALLETS, ttl: ABSENT_MS });
  const ended = new AbortController();
  stack.defer(async () => {
    ended.abort(new Error("The process is stopping."));
    await Promise.allSettled(running.values());
  });

  async function readOnce(wallet: WalletRef): Promise<boolean> {
    const id = walletId(wallet);
    try {
      const isHeld = await readAndStore(pool, parts, wallet, ended.signal);
      if (!isHeld) absent.set(id, true);
      return isHeld;
    } finally {
      running.delete(id);
    }
  }

  return {
    isConfigured: pool.isConfigured,
    has: (network) => pool.has(network),
    async ask(wallet, signal) {
      const id = walletId(wallet);
      if (absent.has(id)) return false;
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
): Promise<boolean> {
  try {
    const { provider, history, coverage } = await pool.read(wallet, signal);
    if (history === null || history.transactions.length + history.tokenTransfers.length === 0) return false;
    const { refused } = await importHistories(lake, recordsOf(history), {
      ...{ owner: "operator", actor: SYSTEM, source: provider, now: new Date(), signal },
    });
    log.info({ wallet: walletId(wallet), provider, coverage, refused }, "history read");
    return true;
  } catch (error) {
    if (!(error instanceof ProviderFault) || !FINAL.has(error.kind)) throw error;
    log.warn({ wallet: walletId(wallet), err: error }, "no provider can tell the history");
    return false;
  }
}

/** Faults that would be the same in an hour: a score does not wait for them. */
const FINAL = new Set<ProviderFault["kind"]>(["plan", "invalid", "too_large"]);

async function* recordsOf(history: AccountHistory): AsyncGenerator<ImportRecord<AccountHistory>> {
  yield { line: 1, value: history };
}
