import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import type { Lake } from "@tetron/lake/lake";
import { PRICE_RANKS, putPrices } from "@tetron/lake/prices";
import type { ImportRecord } from "../imports/record.ts";
import { countRefusal, emptyTally, type ImportTally, type Refusal } from "../imports/tally.ts";
import type { DayPriceRecord } from "./price-records.ts";

const BATCH_PRICES = 5_000;
const nextId = createIds();

/** Who imports prices, and from where. */
export interface PriceImport {
  /** The origin of each price, such as the file's name. */
  readonly source: string;
  readonly actor: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onRefusal?: (refusal: Refusal) => void;
  readonly onProgress?: (tally: Readonly<ImportTally>) => void;
}

/**
 * Stores daily prices for the whole installation, over whatever was stored of their days. Of one day's prices in the file the
 * last one counts. Lines that are refused leave the others as they are.
 *
 * @returns What was read; `updated` are days that have another price now.
 */
export async function importPrices(
  lake: Lake,
  records: AsyncIterable<ImportRecord<DayPriceRecord>>,
  { source, actor, now, signal, onRefusal, onProgress }: PriceImport,
): Promise<ImportTally> {
  const tally = emptyTally();
  const subject = nextId("imp");
  let batch = new Map<string, DayPriceRecord>();
  const flush = async () => {
    if (batch.size === 0) return;
    const prices = [...batch.values()].map((price) => ({ ...price, source, rank: PRICE_RANKS.imported }));
    await lake.transaction(async ({ db, add }) => {
      const changed = await putPrices(db, prices, new Date());
      tally.updated += changed;
      tally.unchanged += prices.length - changed;
      const entry = { tenant: EVERY_TENANT, actor, action: "import.prices", subject, at: now } as const;
      add(appendAudit({ id: nextId("aud"), ...entry, data: { source, prices: prices.length, changed } }));
    });
    batch = new Map();
    onProgress?.(tally);
  };
  for await (const { line, value, error } of records) {
    signal.throwIfAborted();
    if (error !== undefined) {
      countRefusal(tally, line, error, onRefusal);
      continue;
    }
    tally.read += 1;
    batch.set(`${value.asset} ${value.day}`, value);
    if (batch.size >= BATCH_PRICES) await flush();
  }
  await flush();
  return tally;
}
