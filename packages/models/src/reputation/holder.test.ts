import { expect, test } from "vitest";
import { addOutcome } from "./add-outcome.ts";
import { addTransfer } from "./add-transfer.ts";
import type { TransferEvidence } from "./evidence.ts";
import { type HolderEvidence, reputationWithHolder } from "./holder.ts";
import { mergeReputations } from "./merge.ts";
import { reputationModel } from "./model.ts";
import { DEFAULT_POLICY } from "./policy.ts";
import { reputationOf } from "./reputation.ts";
import { emptyReputation, type ReputationState } from "./state.ts";
import { A_TIME, anAddress, aReputationArtifact, aTransfer, PHISHER, regularTransfers } from "./testing.ts";
import type { Listing } from "./view.ts";

const model = reputationModel(aReputationArtifact(0.6), "bitcoin");
const NOW = A_TIME + 400 * 86_400;

function stateOf(...transfers: readonly TransferEvidence[]): ReputationState {
  const state = emptyReputation();
  for (const transfer of transfers) addTransfer(state, transfer);
  return state;
}
const NONE = stateOf();
const TRUSTED = stateOf(...regularTransfers(52));
const BAD = stateOf(
  ...Array.from({ length: 5 }, (_, n) => aTransfer({ known: PHISHER, counterparty: anAddress(n) })),
);
const holderOf = (state: ReputationState, changes: Partial<HolderEvidence> = {}): HolderEvidence => ({
  ...{ addresses: 7, known: 2, confidence: 0.9, state, maySpeakFor: true },
  ...changes,
});
const judged = (
  state: ReputationState,
  holder: HolderEvidence | null,
  { listed = "neutral", ceiling = 70 }: { readonly listed?: Listing; readonly ceiling?: number } = {},
) => {
  const policy = { ...DEFAULT_POLICY, holderCeiling: ceiling };
  return reputationWithHolder(state, holder, { at: NOW, listed, model: { ...model, policy } });
};
const alone = (state: ReputationState, listed?: Listing) => reputationOf(state, NOW, model, listed);

test("an address without a history has that of its holder, by how sure it is that it is his, named with its numbers", () => {
  const { score, confidence, components, reasons } = judged(NONE, holderOf(TRUSTED), { ceiling: 100 });
  const both = alone(TRUSTED);
  expect(both.score).toBeGreaterThan(90);
  expect(score).toBeCloseTo(50 + 0.9 * (both.score - 50), 9);
  expect(confidence).toBeCloseTo(0.9 * both.confidence, 9);
  expect(components.at(-1)).toEqual({ name: "holder", points: score - 50 });
  expect(components.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
  expect(reasons).toEqual([
    {
      ...{ code: "HOLDER_HISTORY", title: expect.stringContaining("speaks for it"), points: score - 50 },
      evidence: { addresses: 7, known: 2, confidence: 0.9, score_as_one: both.score },
    },
  ]);
});

test("it is raised to the policy's ceiling at most, and not at all while the holder is not sure", () => {
  expect(judged(NONE, holderOf(TRUSTED))).toMatchObject({ score: 70, band: "good" });
  const unsure = judged(NONE, holderOf(TRUSTED, { maySpeakFor: false }));
  expect(unsure).toMatchObject({ score: 50, confidence: 0, band: "neutral" });
  expect(unsure.reasons.map(({ code, points }) => [code, points])).toEqual([
    ["HOLDER_HISTORY", 0],
    ["NO_EVIDENCE", 0],
  ]);
  // What a wallet has earned by itself is not taken from it.
  expect(judged(TRUSTED, holderOf(TRUSTED)).score).toBe(alone(TRUSTED).score);
});

test("a bad holder counts against it, the more the surer", () => {
  const scores = [0.4, 0.6, 0.9].map(
    (confidence) => judged(NONE, holderOf(BAD, { confidence, maySpeakFor: false })).score,
  );
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores[0]).toBeLessThan(50);
  expect(judged(TRUSTED, holderOf(BAD)).score).toBeLessThan(alone(TRUSTED).score);
  const { reasons } = judged(NONE, holderOf(BAD));
  expect(reasons).toMatchObject([{ code: "HOLDER_HISTORY", title: expect.stringContaining("against") }]);
});

test("it speaks for no wallet that is accused or at fault itself, and says nothing of one that a list knows as a service", () => {
  for (const listed of ["bad", "sanctioned", "risky", "contradicted"] as const)
    expect(judged(NONE, holderOf(TRUSTED), { listed }).score).toBe(alone(NONE, listed).score);
  const reported = emptyReputation();
  addOutcome(reported, { kind: "fraud", timestamp: NOW });
  for (const own of [BAD, reported]) expect(judged(own, holderOf(TRUSTED)).score).toBe(alone(own).score);
  const holder = mergeReputations(TRUSTED, reported);
  expect(alone(holder).score).toBeGreaterThan(70);
  expect(judged(NONE, holderOf(holder)).score).toBe(50);
  expect(judged(NONE, holderOf(BAD), { listed: "service" })).toEqual(alone(NONE, "service"));
  expect(judged(BAD, null)).toEqual(alone(BAD));
});

test("nothing bad raises a score, whoever of the holder did it", () => {
  let seed = 7;
  const below = (limit: number) => {
    seed = (seed * 48_271) % (2 ** 31 - 1);
    return seed % limit;
  };
  const some = () =>
    stateOf(...regularTransfers(below(60)), ...Array.from({ length: below(4) }, () => aTransfer()));
  for (let n = 0; n < 100; n++) {
    const [own, other] = [some(), some()];
    const holder = holderOf(other, { confidence: below(11) / 10, maySpeakFor: below(2) === 0 });
    const before = judged(own, holder).score;
    const dealt = stateOf(
      aTransfer({ known: PHISHER, direction: below(2) === 0 ? "sent" : "received", timestamp: A_TIME }),
    );
    expect(judged(mergeReputations(own, dealt), holder).score).toBeLessThanOrEqual(before + 1e-9);
    const worse = { ...holder, state: mergeReputations(other, dealt) };
    expect(judged(own, worse).score).toBeLessThanOrEqual(before + 1e-9);
  }
});

test("its trend is that of both", () => {
  const holder = holderOf(stateOf(...regularTransfers(3)), { confidence: 0.5 });
  const { score, trend } = judged(NONE, holder, { ceiling: 100 });
  const both = alone(holder.state as ReputationState);
  expect(trend.days30).toBeCloseTo(0.5 * both.trend.days30, 9);
  expect(score - 50).toBeCloseTo(0.5 * (both.score - 50), 9);
});
