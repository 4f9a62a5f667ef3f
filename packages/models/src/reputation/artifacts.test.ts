import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addTransfer } from "./add-transfer.ts";
import { decodeReputationArtifacts, REPUTATION_FILES, REPUTATION_URL } from "./artifacts.ts";
import { DAY } from "./half-lives.ts";
import { knowledgeOf } from "./knowledge.ts";
import { reputationOf } from "./reputation.ts";
import { emptyReputation } from "./state.ts";
import { A_TIME, anAddress, aTransfer } from "./testing.ts";

const read = (name: string) => readFileSync(new URL(name, REPUTATION_URL));
const { weights, parties, states } = REPUTATION_FILES;
const artifacts = decodeReputationArtifacts({
  weights: read(weights),
  parties: read(parties),
  states: read(states),
});

test("shipped files match their manifest", () => {
  const manifest = JSON.parse(read("manifest.json").toString());
  expect(Object.keys(manifest).sort()).toEqual(Object.values(REPUTATION_FILES).sort());
  for (const [name, { sha256, bytes }] of Object.entries<{ sha256: string; bytes: number }>(manifest)) {
    expect(createHash("sha256").update(read(name)).digest("hex")).toBe(sha256);
    expect(read(name).length).toBe(bytes);
  }
});

test("shipped tables fit in three megabytes", () => {
  const bytes = Object.values(REPUTATION_FILES).reduce((sum, name) => sum + read(name).length, 0);
  expect(bytes).toBeLessThan(3e6);
});

test("a ring of fresh wallets gains nothing from its own circle, with the weights that ship", () => {
  const wallets = Array.from({ length: 40 }, (_, i) => anAddress(70_000 + i));
  const circle = (rounds: number) =>
    Array.from({ length: rounds }, (_, i) =>
      aTransfer({
        timestamp: A_TIME + i * DAY,
        direction: i % 2 === 0 ? "sent" : "received",
        counterparty: wallets[i % wallets.length]!,
        value: 10,
        known: knowledgeOf(artifacts.taxonomy, {
          ...artifacts.parties.of(wallets[i % wallets.length]!, anAddress(0)),
          labels: [],
          sanctions: [],
        }),
      }),
    );
  for (const rounds of [2, 40, 400]) {
    const state = emptyReputation();
    for (const transfer of circle(rounds)) addTransfer(state, transfer);
    expect(reputationOf(state, state.latest, artifacts.model("ethereum")).score).toBeLessThanOrEqual(50);
  }
});

test("at the end of their histories the reference accounts are ranked by honesty", () => {
  const scores = { fraud: [] as number[], honest: [] as number[] };
  for (const address of artifacts.states.addresses) {
    const state = artifacts.states.of({ network: "ethereum", address })!;
    const { fraud } = artifacts.parties.of(address, "");
    scores[fraud ? "fraud" : "honest"].push(
      reputationOf(state, state.latest, artifacts.model("ethereum")).score,
    );
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1]!;
  expect(scores.fraud.length + scores.honest.length).toBeGreaterThan(8_000);
  expect(median(scores.honest)).toBeGreaterThan(90);
  expect(median(scores.fraud)).toBeLessThan(10);
});
