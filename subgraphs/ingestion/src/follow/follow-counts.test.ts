import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { windowOf } from "@tetron/connectors/follow/window";
import { createMetrics } from "@tetron/service/metrics";
import { expect, test } from "vitest";
import { countStep, newFollowCounts, showFollowCounts } from "./follow-counts.ts";

const BLOCK = { height: 100, hash: "0xa", parentHash: "0x9", timestamp: 1_700_000_000 };

test("a followed network is shown with how far it is behind, and no longer when another process follows it", async () => {
  const endpoint = { endpoint: "node:8545", state: "well", latencyMs: 3, answers: 9, faults: { missing: 2 } };
  const chain = { network: "ethereum", health: () => [endpoint] } as unknown as FollowedChain;
  const counts = newFollowCounts();
  const metrics = createMetrics("test");
  showFollowCounts(metrics, [{ chain, counts }]);
  counts.now = { head: 103, window: windowOf([BLOCK], 40) };
  counts.trouble = null;
  countStep(counts, { undo: [BLOCK, BLOCK] });
  countStep(counts, { undo: [] });
  Object.assign(counts.checks, { coins: 7, wrongCoins: 1, tokens: 5 });
  const shown = async () =>
    (await metrics.registry.metrics())
      .split("\n")
      .filter((line) => line.startsWith("tetron_chain"))
      .map((line) => line.replace(',service="test"', ""));
  const lines = await shown();
  for (const line of [
    'tetron_chain_head_height{network="ethereum"} 103',
    'tetron_chain_held_height{network="ethereum"} 100',
    'tetron_chain_finalized_height{network="ethereum"} 40',
    'tetron_chain_failing{network="ethereum"} 0',
    'tetron_chain_lag_blocks{network="ethereum"} 3',
    'tetron_chain_reorgs_total{network="ethereum"} 1',
    'tetron_chain_undone_blocks_total{network="ethereum"} 2',
    'tetron_chain_balance_checks_total{network="ethereum",of="coin",result="equal"} 6',
    'tetron_chain_balance_checks_total{network="ethereum",of="coin",result="different"} 1',
    'tetron_chain_balance_checks_total{network="ethereum",of="token",result="equal"} 5',
    'tetron_chain_endpoint_answers_total{network="ethereum",endpoint="node:8545"} 9',
    'tetron_chain_endpoint_faults_total{network="ethereum",endpoint="node:8545",kind="missing"} 2',
  ])
    expect(lines).toContain(line);
  expect(
    Number(lines.find((line) => line.startsWith("tetron_chain_lag_seconds"))!.split(" ")[1]),
  ).toBeGreaterThan(1e6);
  counts.now = undefined;
  counts.trouble = "no node answers";
  expect(await shown()).toContain('tetron_chain_failing{network="ethereum"} 1');
  counts.trouble = undefined;
  expect((await shown()).filter((line) => /_(height|blocks|seconds|failing)[{]/.test(line))).toEqual([]);
});
