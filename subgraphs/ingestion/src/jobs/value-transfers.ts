import { DAY_MS, MINUTE_MS } from "@tetron/domain/durations";
import { latestHistory, readHistory } from "@tetron/lake/histories";
import type { Lake } from "@tetron/lake/lake";
import { historiesToValue, type OwnedRef, replaceTotals } from "@tetron/lake/transfers";
import type { Job } from "@tetron/service/job";
import { historyTransfers } from "../history-transfers.ts";

const MAX_PAGE_HISTORIES = 100;

/** Values histories again whose prices were stored after their transfers. */
export function valueTransfers(lake: Pick<Lake, "db" | "transaction">): Job {
  return {
    name: "ingestion.value-transfers",
    periodMs: 5 * MINUTE_MS,
    jitterMs: MINUTE_MS,
    deadlineMs: DAY_MS,
    run: async (signal) => {
      await valueHistories(lake, { signal });
    },
  };
}

/**
 * Values every history anew whose totals go by other prices than those that are stored.
 *
 * @returns How many.
 * @throws AggregateError when some could not be valued; the others are.
 */
export async function valueHistories(
  lake: Pick<Lake, "db" | "transaction">,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress?: (done: number) => void },
): Promise<number> {
  const errors: unknown[] = [];
  let valued = 0;
  let page: OwnedRef[] = [];
  do {
    page = await historiesToValue(lake.db, { after: page.at(-1), limit: MAX_PAGE_HISTORIES });
    for (const each of page) {
      signal.throwIfAborted();
      try {
        await valueAgain(lake, each);
        valued += 1;
      } catch (error) {
        errors.push(error);
      }
      onProgress?.(valued);
    }
  } while (page.length > 0);
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} histories have old values.`);
  return valued;
}

async function valueAgain({ transaction }: Pick<Lake, "transaction">, wallet: OwnedRef): Promise<void> {
  await transaction(async ({ db }) => {
    const stored = await latestHistory(db, wallet.owner, wallet);
    if (stored === undefined) return;
    const { owner, content, hash } = stored;
    await replaceTotals(db, await historyTransfers(db, readHistory(content), { owner, hash }));
  });
}
