import { once } from "node:events";
import type { MempoolListeners, MempoolSource } from "@tetron/connectors/follow/mempool-source";
import { until } from "@tetron/domain/testing";
import { watches } from "@tetron/lake/tables/watches";
import { emptyLake, silent } from "@tetron/lake/testing";
import { expect, test } from "vitest";
import type { ScoringDeps } from "../judge-transaction.ts";
import { newPendingCounts } from "./pending-counts.ts";
import { watchPending } from "./pending-job.ts";

const WAIT_MS = 10_000;
/** Transactions that wait at most. */
const MAX_WAITING = 2_000;

test("what a mempool leaves out, and what comes while too much waits, is counted", async () => {
  await using lake = await emptyLake();
  await lake.db
    .insert(watches)
    .values({ tenant: "acme", network: "ethereum", address: "0xa", createdAt: new Date() });
  let listeners: MempoolListeners | undefined;
  const source: MempoolSource = {
    network: "ethereum",
    async watch(heard, signal) {
      listeners = heard;
      if (!signal.aborted) await once(signal, "abort");
    },
    fateOf: async () => ({ is: "pending" }),
  };
  const deps = { lake, log: silent } as unknown as ScoringDeps;
  const counts = newPendingCounts("ethereum");
  const end = new AbortController();
  const running = watchPending(deps, { mode: "watch", source }, { counts }).run(end.signal);
  await until("the mempool is watched", () => listeners !== undefined, WAIT_MS);
  listeners!.onLeftOut?.();
  for (let n = 0; n < MAX_WAITING + 3; n++)
    listeners!.onSeen({ network: "ethereum", hash: `${n}`, slots: [], payments: [] });
  expect(counts.leftOut).toEqual({ hash: 1, queue: 3 });
  end.abort();
  await running;
});
