import { createMetrics } from "@tetron/service/metrics";
import { expect, test } from "vitest";
import { newPendingCounts, showPending } from "./pending-counts.ts";

test("what was not looked at of each mempool is shown by its cause, as it is when it is scraped", async () => {
  const [ethereum, bitcoin] = [newPendingCounts("ethereum"), newPendingCounts("bitcoin")];
  const metrics = createMetrics("test");
  showPending(metrics, [ethereum, bitcoin]);
  Object.assign(ethereum.leftOut, { hash: 3, queue: 2 });
  const shown = (await metrics.registry.metrics())
    .split("\n")
    .filter((line) => line.includes("pending_left"));
  expect(shown.filter((line) => !line.startsWith("#"))).toEqual(
    [
      'network="ethereum",cause="hash",service="test"} 3',
      'network="ethereum",cause="queue",service="test"} 2',
      'network="bitcoin",cause="hash",service="test"} 0',
      'network="bitcoin",cause="queue",service="test"} 0',
    ].map((line) => `tetron_pending_left_out_total{${line}`),
  );
});
