import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { DAY_MS, MINUTE_MS } from "@tetron/domain/durations";
import type { Lake } from "@tetron/lake/lake";
import { deleteOldMovements } from "@tetron/lake/old-movements";
import type { Job } from "@tetron/service/job";
import type { Log } from "@tetron/service/log";
import type { Metrics } from "@tetron/service/metrics";
import { Counter } from "prom-client";

/** Rows that this process has deleted, by network. */
export type ForgottenRows = Map<string, number>;

interface ForgetParts {
  readonly lake: Lake;
  readonly log: Log;
  readonly chains: readonly FollowedChain[];
  readonly forgotten: ForgottenRows;
  /** Whether there is an archive, which has to have them first. */
  readonly isArchived: boolean;
}

/** Deletes what blocks moved that are older than their network's setting says. */
export function forgetMovements({ lake, log, chains, forgotten, isArchived }: ForgetParts): Job {
  return {
    name: "ingestion.forget-movements",
    periodMs: 10 * MINUTE_MS,
    jitterMs: MINUTE_MS,
    // A first run may have years to delete: the next one goes on.
    deadlineMs: 10 * MINUTE_MS,
    async run(signal) {
      for (const { network, keepDays } of chains) {
        if (keepDays === undefined) continue;
        const before = new Date(Date.now() - keepDays * DAY_MS);
        let rows = 0;
        let below: number | undefined;
        while (!signal.aborted) {
          const deleted = await deleteOldMovements(lake, network, before, { onlyArchived: isArchived });
          if (deleted === undefined) break;
          rows += deleted.rows;
          below = deleted.below;
          forgotten.set(network, (forgotten.get(network) ?? 0) + deleted.rows);
        }
        if (rows > 0) log.info({ network, rows, below }, "old movements deleted");
      }
    },
  };
}

/** Shows how much was deleted among the metrics of the process. */
export function showForgotten({ registry }: Metrics, forgotten: ForgottenRows): void {
  new Counter({
    name: "tetron_chain_forgotten_rows_total",
    help: "Transactions and movements deleted because they were past their retention.",
    ...{ labelNames: ["network"], registers: [registry] },
    collect() {
      this.reset();
      for (const [network, rows] of forgotten) this.inc({ network }, rows);
    },
  });
}
