import { missingAnvil, startAnvil } from "@tetron/connectors/anvil/testing";
import { until } from "@tetron/domain/testing";
import { listChainStatuses } from "@tetron/lake/chain-status";
import { emptyLake, silent } from "@tetron/lake/testing";
import { putUnbegun } from "@tetron/lake/unbegun-chains";
import { createMetrics } from "@tetron/service/metrics";
import { reportChains } from "@tetron/service/report-chains";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newFollowCounts, showFollowCounts } from "./follow-counts.ts";
import { followJob } from "./follow-job.ts";
import { requestBackfill } from "./request-backfill.ts";
import { chainOf } from "./testing.ts";

const WAIT_MS = 20_000;
const BY = { actor: "command-line", now: new Date() };

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const statusOf = async (network: string) =>
  (await listChainStatuses(lake.db, new Date())).find((each) => each.network === network);

/** Follows by settings until the end of the scope. */
function followed(stack: AsyncDisposableStack, settings: Record<string, string>) {
  const chain = chainOf(stack, settings);
  const counts = newFollowCounts();
  const end = new AbortController();
  const running = followJob({ lake, log: silent, chain, counts }).run(end.signal);
  stack.defer(async () => {
    end.abort();
    await running;
  });
  const metrics = createMetrics("test");
  showFollowCounts(metrics, [{ chain, counts }]);
  return metrics;
}

test("a network of which no node ever answered is shown at every place, and nobody reads its old blocks", async () => {
  await using stack = new AsyncDisposableStack();
  followed(stack, { TETRON_RPC_BASE: "http://127.0.0.1:1" });
  await until(
    "it is seen to fail",
    async () => (await statusOf("base"))?.endpoints[0]?.state === "failing",
    WAIT_MS,
  );
  expect(await statusOf("base")).toMatchObject({
    ...{ mode: "watch", head: null, held: null, finalized: null, lag: null, stopped: false },
    endpoints: [{ endpoint: "127.0.0.1:1", latencyMs: null, answers: 0 }],
  });
  expect(await reportChains(lake.db)).toMatchObject({ base: { held: null, lag_blocks: null } });
  await expect(requestBackfill(lake, { network: "base", from: 1, to: 2 }, BY)).rejects.toMatchObject({
    code: "UNAVAILABLE",
  });
});

test("what nobody has tried to follow for a day is not shown any more", async () => {
  const noted = { network: "base", mode: "watch", trouble: "x", endpoints: [] } as const;
  const hours = (n: number) => new Date(Date.now() - n * 3_600_000);
  await putUnbegun(lake.db, { ...noted, updatedAt: hours(23) });
  expect(await statusOf("base")).toMatchObject({ trouble: "x" });
  await putUnbegun(lake.db, { ...noted, updatedAt: hours(25) });
  expect(await statusOf("base")).toBe(undefined);
});

test.each([
  ["simnet", 1, 2, { field: "network", reason: "simulated" }],
  ["polygon", 1, 2, { field: "network", reason: "not_followed" }],
  ["polygon", 2, 1, { field: "to", reason: "out_of_range" }],
])(
  "old blocks of %s from %i to %i are refused before anything is queued",
  async (network, from, to, details) => {
    await expect(requestBackfill(lake, { network, from, to }, BY)).rejects.toMatchObject({ details });
  },
);

describe.skipIf(missingAnvil() !== undefined)("a node", () => {
  test("of another chain is named in the status and a metric, until one of the right chain answers", async () => {
    await using node = await startAnvil(31337);
    {
      await using stack = new AsyncDisposableStack();
      const metrics = followed(stack, { TETRON_RPC_ETHEREUM: node.url });
      const host = new URL(node.url).host;
      await until(
        "it is named",
        async () => typeof (await statusOf("ethereum"))?.trouble === "string",
        WAIT_MS,
      );
      expect(await statusOf("ethereum")).toMatchObject({
        ...{ held: null, trouble: `ethereum RPC: ${host} serves chain 31337, not 1.` },
        endpoints: [{ state: "wrong_chain", faults: { wrong_chain: 1 } }],
      });
      const shown = await metrics.registry.metrics();
      expect(shown).toMatch(/^tetron_chain_failing\{network="ethereum".*\} 1$/m);
      expect(shown).toMatch(/^tetron_chain_endpoint_faults_total\{.*kind="wrong_chain".*\} 1$/m);
    }
    await using right = await startAnvil(1);
    await using stack = new AsyncDisposableStack();
    const metrics = followed(stack, { TETRON_RPC_ETHEREUM: right.url });
    await until("it has begun", async () => (await statusOf("ethereum"))?.held === 0, WAIT_MS);
    await until("it is well", async () => (await statusOf("ethereum"))?.trouble === null, WAIT_MS);
    expect((await listChainStatuses(lake.db, new Date())).length).toBe(1);
    expect(await metrics.registry.metrics()).toMatch(/^tetron_chain_failing\{.*\} 0$/m);
  });
});
