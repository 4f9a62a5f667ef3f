import { HOUR_MS } from "@tetron/domain/durations";
import { unprocessable } from "@tetron/domain/failure";
import type { AccountHistory } from "@tetron/domain/history";
import { visibleToOwner } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { toExactJson } from "@tetron/lake/exact-json";
import { storeHistory } from "@tetron/lake/histories";
import type { Lake, Transaction } from "@tetron/lake/lake";
import type { NewWallet, StoredWallet } from "@tetron/lake/tables/wallets";
import { putTransfers } from "@tetron/lake/transfers";
import { confirmWallet, findWallets, putWallets } from "@tetron/lake/wallets";
import type { Write } from "@tetron/lake/write";
import { historyTransfers } from "../history-transfers.ts";
import { storedWallet } from "../stored-wallet.ts";
import { type WalletFacts, walletFacts } from "../wallet-facts.ts";
import { type ImportAuthor, importEntry, newImport } from "./import-entry.ts";
import type { ImportRecord } from "./record.ts";
import {
  countRefusal,
  countSkipped,
  countsOf,
  countsSince,
  emptyTally,
  type ImportCounts,
  type ImportReport,
  type ImportTally,
  type Refusal,
} from "./tally.ts";

export interface ImportOptions extends ImportAuthor {
  /** Name of the records' source. */
  readonly source: string;
  /** When the source was asked, up to which its histories are current; absent: up to their newest entry. */
  readonly asOf?: Date;
  readonly signal: AbortSignal;
  /** Called for every refusal, including those beyond the tally's list. */
  readonly onRefusal?: (refusal: Refusal) => void;
  /** Called with the tally after each batch. */
  readonly onProgress?: (tally: Readonly<ImportTally>) => void;
  /** What is committed with each batch. */
  readonly alongside?: (tally: Readonly<ImportTally>) => readonly Write[];
}

/** Accounts, and transactions, of one batch: the loss of a crash, and the memory needed. */
const BATCH_ACCOUNTS = 64;
const BATCH_TRANSACTIONS = 50_000;
/** Refused records that are audited together; those beside accounts are with these. */
const BATCH_REFUSALS = 1_000;

interface Item {
  readonly line: number;
  readonly history: AccountHistory;
}

/**
 * Imports account histories: the raw history, and the features computed from it. Each batch is one
 * transaction, so that no wallet is stored without its history, and no history without the audit entry that
 * counts it. An import without records has an entry too.
 *
 * @throws The errors of `records`, such as a Failure `UNPROCESSABLE` at the end of a truncated file. The
 *   accounts before that are stored; `onProgress` reported how many.
 *
 * @example
 * ```ts
 * import type { Line } from "@tetron/domain/lines";
 * import { historyRecords } from "@tetron/ingestion/imports/history-records";
 * import { importHistories } from "@tetron/ingestion/imports/import-histories";
 * import type { Lake } from "@tetron/lake/lake";
 *
 * export async function importFile(lake: Lake, lines: AsyncIterable<readonly Line[]>, signal: AbortSignal) {
 *   const records = historyRecords(lines, { format: "ndjson", network: "ethereum", now: new Date() });
 *   const { created, refused } = await importHistories(lake, records, {
 *     source: "import",
 *     owner: "operator",
 *     actor: "command-line",
 *     now: new Date(),
 *     signal,
 *   });
 *   return { created, refused };
 * }
 * ```
 */
export async function importHistories(
  lake: Lake,
  records: AsyncIterable<ImportRecord<AccountHistory>>,
  options: ImportOptions,
): Promise<ImportReport> {
  const tally = { id: newImport(), ...emptyTally() };
  let audited: ImportCounts | undefined;
  let batch: Item[] = [];
  let transactions = 0;
  const flush = async () => {
    if (batch.length > 0 || audited?.refused !== tally.refused)
      await lake.transaction(async (tx) => {
        await writeBatch(tx, batch, tally, options);
        const networks = [...new Set(batch.map(({ history }) => history.network))];
        const what = { source: options.source, networks };
        const counts = countsSince(audited ?? emptyTally(), tally);
        tx.add(appendAudit(importEntry(options, { kind: "histories", import: tally.id, what, counts })));
        tx.add(...(options.alongside?.(tally) ?? []));
      });
    audited = countsOf(tally);
    batch = [];
    transactions = 0;
    options.onProgress?.(tally);
  };
  for await (const { line, value: history, leftOut, error } of endingWith(flush, records, options.signal)) {
    options.signal.throwIfAborted();
    if (error !== undefined) {
      countRefusal(tally, line, error, options.onRefusal);
      if (tally.refused - (audited?.refused ?? 0) >= BATCH_REFUSALS) await flush();
      continue;
    }
    tally.read += 1;
    if (leftOut !== undefined) countSkipped(tally, line, leftOut);
    batch.push({ line, history });
    transactions += history.transactions.length + history.tokenTransfers.length;
    if (batch.length >= BATCH_ACCOUNTS || transactions >= BATCH_TRANSACTIONS) await flush();
  }
  return tally;
}

/**
 * The same records, and `end` after the last one, also after an error: records before it, such as before the
 * end of a truncated file, are complete and stay. An abort waits for nothing.
 */
async function* endingWith<Item>(
  end: () => Promise<void>,
  items: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    if (!signal.aborted) await end();
    throw error;
  }
  await end();
}

async function writeBatch(
  tx: Transaction,
  batch: readonly Item[],
  tally: ImportTally,
  { owner, source, now, asOf, onRefusal }: ImportOptions,
): Promise<void> {
  if (batch.length === 0) return;
  const held = await findWallets(
    tx.db,
    visibleToOwner(owner),
    batch.map(({ history }) => history),
  );
  const rows: NewWallet[] = [];
  for (const [i, { line, history }] of batch.entries()) {
    const facts = walletFacts(history);
    if (isNewer(held[i], facts, now)) {
      const message = `${history.address}: the lake has a longer history already.`;
      countRefusal(tally, line, unprocessable("address", "older_than_held", message), onRefusal);
    } else if (await storeNew(tx, history, { owner, source, now })) {
      rows.push(storedWallet({ ...facts, owner, source, asOf, updatedAt: now }));
      tally[held[i] === undefined ? "created" : "updated"] += 1;
    } else {
      if (asOf !== undefined) tx.add(confirmWallet({ ...history, owner }, asOf));
      tally.unchanged += 1;
    }
  }
  await putWallets(tx.db, rows);
}

/**
 * A history that ends in the future was stored before such times were refused; it does not block a newer one.
 */
function isNewer(held: StoredWallet | undefined, facts: WalletFacts, now: Date): boolean {
  const lastSeen = held?.lastSeen ?? null;
  return (
    lastSeen !== null && lastSeen > (facts.lastSeen ?? 0) && lastSeen.getTime() <= now.getTime() + HOUR_MS
  );
}

/** @returns False when the same content is stored already. */
async function storeNew(
  tx: Transaction,
  history: AccountHistory,
  { owner, source, now }: Pick<ImportOptions, "owner" | "source" | "now">,
): Promise<boolean> {
  const { network, address, transactions } = history;
  const content = new TextEncoder().encode(toExactJson(history));
  const hash = await storeHistory(tx, {
    owner,
    network,
    address,
    content,
    transactions: transactions.length,
    source,
    importedAt: now,
  });
  if (hash === undefined) return false;
  await putTransfers(tx.db, await historyTransfers(tx.db, history, { owner, hash }));
  return true;
}
