/**
 * Measures the CPU time of a reputation: adding one transfer, the score alone, the full reputation with trend
 * and reasons, and recomputing it from the whole history; for three synthetic wallets, and the mean over all
 * shipped ones. `--json` prints one object.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { addTransfer } from "../src/reputation/add-transfer.ts";
import { decodeReputationArtifacts, REPUTATION_FILES, REPUTATION_URL } from "../src/reputation/artifacts.ts";
import { estimateOf } from "../src/reputation/estimate.ts";
import type { TransferEvidence } from "../src/reputation/evidence.ts";
import { DAY, DEFAULT_HALF_LIVES, recencyOf } from "../src/reputation/half-lives.ts";
import { mergeReputations } from "../src/reputation/merge.ts";
import { reputationModel } from "../src/reputation/model.ts";
import { reputationOf } from "../src/reputation/reputation.ts";
import { emptyReputation, type ReputationState } from "../src/reputation/state.ts";
import { A_TIME, anAddress, aReputationArtifact, aTransfer } from "../src/reputation/testing.ts";
import { viewsAt } from "../src/reputation/view.ts";

const ROUNDS = 7;
const RECENCY = recencyOf(DEFAULT_HALF_LIVES);
const model = reputationModel(aReputationArtifact(), "ethereum");

/** A wallet's transfers, spread evenly over `days` and `parties`, half of which are known. */
function life(transfers: number, days: number, parties: number): TransferEvidence[] {
  return Array.from({ length: transfers }, (_, i) => {
    const party = Math.imul(i, 0x9e3779b1) >>> 0;
    return aTransfer({
      timestamp: A_TIME + Math.floor((i * days * DAY) / transfers),
      direction: i % 2 === 0 ? "received" : "sent",
      counterparty: anAddress(party % parties),
      value: 1 + (i % 10),
      known: { vouched: party % 2, party: party % 2 === 0 ? "neutral" : "service", nearBad: 0.1 },
    });
  });
}

function stateOf(transfers: readonly TransferEvidence[]): ReputationState {
  const state = emptyReputation();
  for (const transfer of transfers) addTransfer(state, transfer);
  return state;
}

/** Microseconds of CPU for one call: the best of several rounds of 40 ms each. */
function microseconds(call: () => unknown): number {
  const times: number[] = [];
  let calls = 1;
  while (times.length < ROUNDS) {
    const start = process.cpuUsage();
    for (let i = 0; i < calls; i++) call();
    const { user, system } = process.cpuUsage(start);
    if (user + system < 40_000) calls *= 2;
    else times.push((user + system) / calls);
  }
  return Math.min(...times);
}

const wallets = {
  ordinary: life(20, 120, 8),
  busy: life(2_000, 1_000, 300),
  exchange: life(50_000, 3_000, 20_000),
};
const rows = Object.entries(wallets).map(([wallet, transfers]) => {
  const state = stateOf(transfers);
  const now = state.latest + 10 * DAY;
  const half = stateOf(transfers.filter((_, i) => i % 2 === 0));
  return {
    wallet,
    transfers: transfers.length,
    state_bytes: JSON.stringify(state).length,
    update_us: microseconds(() => stateOf(transfers)) / transfers.length,
    score_us: microseconds(() => estimateOf(viewsAt(state, [now])[0]!, model, RECENCY).score),
    value_us: microseconds(() => reputationOf(state, now, model)),
    merge_us: microseconds(() => mergeReputations(half, state)),
    recompute_us: microseconds(() => reputationOf(stateOf(transfers), now, model)),
  };
});

const { weights, parties, states } = REPUTATION_FILES;
const [weightBytes, partyBytes, stateBytes] = [weights, parties, states].map((file) =>
  readFileSync(new URL(file, REPUTATION_URL)),
);
const artifacts = decodeReputationArtifacts({
  weights: weightBytes!,
  parties: partyBytes!,
  states: stateBytes!,
});
const shipped = meanOfShipped();

/** Each wallet ten days after its newest evidence, as above. */
function meanOfShipped() {
  const known = artifacts.states.addresses.map(
    (address) => artifacts.states.of({ network: "ethereum", address })!,
  );
  const real = artifacts.model("ethereum");
  let next = 0;
  const state = () => known[next++ % known.length]!;
  return {
    wallets: known.length,
    score_us: microseconds(() => {
      const each = state();
      return estimateOf(viewsAt(each, [each.latest + 10 * DAY])[0]!, real, RECENCY).score;
    }),
    value_us: microseconds(() => {
      const each = state();
      return reputationOf(each, each.latest + 10 * DAY, real);
    }),
  };
}

if (process.argv.includes("--json")) console.log(JSON.stringify({ bench: "reputation", rows, shipped }));
else {
  console.table(
    rows.map((row) => ({
      ...row,
      update_us: row.update_us.toFixed(2),
      score_us: row.score_us.toFixed(2),
      value_us: row.value_us.toFixed(2),
      merge_us: row.merge_us.toFixed(1),
      recompute_us: row.recompute_us.toFixed(1),
      times_faster: (row.recompute_us / (row.update_us + row.value_us)).toFixed(0),
    })),
  );
  const { wallets, score_us, value_us } = shipped;
  console.log(
    `the ${wallets} wallets that ship: score ${score_us.toFixed(2)} µs, value ${value_us.toFixed(2)} µs in the mean`,
  );
}
