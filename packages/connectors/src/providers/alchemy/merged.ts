import { ProviderFault } from "../fault.ts";
import type { AccountReads } from "./open-reads.ts";
import type { Transfer } from "./schema.ts";

const PAGE_TRANSFERS = 1_000;
const MAX_SERIES_PAGES = 200;

/** Transfers of one category in one direction, which Alchemy lists by themselves. */
interface Series {
  readonly side: "fromAddress" | "toAddress";
  waiting: Transfer[];
  /** The block up to which it was read; transfers of that block may still come. */
  readTo: number;
  pageKey: string | undefined;
  isOver: boolean;
}

/** A part of both directions; `next` is the block that the part after it begins with, `null` at the end. */
export interface MergedPart {
  readonly transfers: readonly Transfer[];
  readonly next: number | null;
}

/**
 * Transfers of a category in both directions, ascending by block. What one direction tells waits until the other
 * one has come as far.
 *
 * @throws ProviderFault `invalid` for pages out of order, repeated ones and such without an end.
 */
export async function* merged(
  reads: AccountReads,
  category: Transfer["category"],
  fromBlock: number,
): AsyncGenerator<MergedPart, void> {
  const all = (["fromAddress", "toAddress"] as const).map(
    (side): Series => ({ side, waiting: [], readTo: fromBlock, pageKey: undefined, isOver: false }),
  );
  const seen = new Set<string>();

  async function readOn(series: Series): Promise<void> {
    const { side, pageKey } = series;
    const page = await askFor(reads, {
      ...{ side, fromBlock, categories: [category], order: "asc", count: PAGE_TRANSFERS },
      ...(pageKey !== undefined && { pageKey }),
    });
    for (const transfer of page.transfers) {
      const id = `${side} ${transfer.uniqueId}`;
      if (transfer.blockNum < series.readTo || seen.has(id))
        throw new ProviderFault(
          "invalid",
          "answered with rows out of order, or with a page that it gave before",
        );
      seen.add(id);
      series.readTo = transfer.blockNum;
      series.waiting.push(transfer);
    }
    const next = page.pageKey ?? undefined;
    if (next !== undefined && page.transfers.length === 0)
      throw new ProviderFault("invalid", "answered without entries and without saying that it has no more");
    series.pageKey = next;
    series.isOver = next === undefined;
  }

  for (let pages = 0; pages < MAX_SERIES_PAGES; pages++) {
    const open = all.filter(({ isOver }) => !isOver);
    const behind = open.toSorted((a, b) => a.readTo - b.readTo)[0];
    if (pages === 0) await Promise.all(open.map(readOn));
    else if (behind !== undefined) await readOn(behind);
    const readTo = Math.min(
      ...all.map((series) => (series.isOver ? Number.POSITIVE_INFINITY : series.readTo)),
    );
    const next = readTo === Number.POSITIVE_INFINITY ? null : readTo;
    const isReady = ({ blockNum }: Transfer) => blockNum < readTo;
    const transfers = all.flatMap(({ waiting }) => waiting.filter(isReady));
    for (const series of all) series.waiting = series.waiting.filter((each) => !isReady(each));
    if (next === null || transfers.length > 0) yield { transfers: inOrder(transfers), next };
    if (next === null) return;
  }
  throw new ProviderFault("invalid", "comes to no end of its pages");
}

/**
 * Ascending by block and event, each once: a transfer of an account to itself is in both directions. Where a plain
 * transaction stands in its block is not told.
 */
export function inOrder(transfers: readonly Transfer[]): readonly Transfer[] {
  const once = new Map(transfers.map((transfer) => [transfer.uniqueId, transfer]));
  return [...once.values()].sort((a, b) => a.blockNum - b.blockNum || eventOf(a) - eventOf(b));
}

/** The index of a token's event in its block, which ends its transfer's id. */
function eventOf({ uniqueId }: Transfer): number {
  const [, index = "0"] = /:log:(0x[0-9a-f]+|\d+)$/i.exec(uniqueId) ?? [];
  return Number(index);
}

/** A page's key lives for ten minutes; one that the service no longer knows is worth another try. */
async function askFor(reads: AccountReads, query: Parameters<AccountReads["transfers"]>[0]) {
  try {
    return await reads.transfers(query);
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === "plan" && query.pageKey !== undefined)
      throw new ProviderFault("refused", "no longer knows where it was");
    throw error;
  }
}
