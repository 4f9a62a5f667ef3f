import { DAY_MS, HOUR_MS } from "@tetron/domain/durations";
import { latestHistory, readHistory } from "@tetron/lake/histories";
import type { Lake } from "@tetron/lake/lake";
import {
  claimTransfers,
  historiesWithoutTransfers,
  type OwnedRef,
  putTransfers,
} from "@tetron/lake/transfers";
import type { Job } from "@tetron/service/job";
import { historyTransfers } from "../history-transfers.ts";

const MAX_PAGE_HISTORIES = 100;

/** Writes the transfers of histories that were stored by a version that had none. */
export function projectTransfers(lake: Pick<Lake, "db" | "transaction">): Job {
  return {
    name: "ingestion.project-transfers",
    periodMs: DAY_MS,
    jitterMs: HOUR_MS,
    deadlineMs: DAY_MS,
    async run(signal) {
      const errors: unknown[] = [];
      let page: OwnedRef[] = [];
      do {
        page = await historiesWithoutTransfers(lake.db, { after: page.at(-1), limit: MAX_PAGE_HISTORIES });
        for (const each of page) {
          signal.throwIfAborted();
          try {
            await project(lake, each);
          } catch (error) {
            errors.push(error);
          }
        }
      } while (page.length > 0);
      if (errors.length > 0)
        throw new AggregateError(errors, `${errors.length} histories have no transfers.`);
    },
  };
}

async function project({ transaction }: Pick<Lake, "transaction">, wallet: OwnedRef): Promise<void> {
  await transaction(async ({ db }) => {
    if (!(await claimTransfers(db, wallet))) return;
    const stored = await latestHistory(db, wallet.owner, wallet);
    const { owner, content, hash } = stored!;
    await putTransfers(db, await historyTransfers(db, readHistory(content), { owner, hash }));
  });
}
