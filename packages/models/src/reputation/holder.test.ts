import { expect, test } from "vitest";
import { addOutcome } from "./add-outcome.ts";
import { addTransfer } from "./add-transfer.ts";
import type { TransferEvidence } from "./evidence.ts";
import { type HolderEvidence, reputationWithHolder, statesOfHolder } from "./holder.ts";
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
const holderOf = (
  states: ReputationState | readonly ReputationState[],
  changes: Partial<HolderEvidence> = {},
): HolderEvidence => ({
  ...{ addresses: 7, known: 2, confidence: 0.9, mayRaise: true },
  ...statesOfHolder([states].flat()),
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
      ...{ code: "HOLDER_HISTORY", title: expect.stringContaining("raises the score"), points: score - 50 },
      evidence: { addresses: 7, known: 2, confidence: 0.9, score_as_one: both.score },
    },
  ]);
});

test("it is raised to the policy's ceiling at most, and not at all while the holder is not sure", () => {
  expect(judged(NONE, holderOf(TRUSTED))).toMatchObject({ score: 70, band: "good" });
  const unsure = judged(NONE, holderOf(TRUSTED, { mayRaise: false }));
  expect(unsure).toMatchObject({ score: 50, confidence: 0, band: "neutral" });
  expect(unsure.reasons.map(({ code, points }) => [code, points])).toEqual([
    ["HOLDER_HISTORY", 0],
    ["NO_EVIDENCE", 0],
  ]);
  // What a wallet has earned by itself is not taken from it, and is no more certain by what does not count.
  const earned = judged(TRUSTED, holderOf(TRUSTED));
  expect(earned).toMatchObject({ score: alone(TRUSTED).score, confidence: alone(TRUSTED).confidence });
  expect(earned.reasons.map(({ title }) => title)).toContainEqual(
    "The history of its holder's other addresses is better, and does not raise the score",
  );
});

test("a bad holder counts against it, the more the surer", () => {
  const scores = [0.4, 0.6, 0.9].map(
    (confidence) => judged(NONE, holderOf(BAD, { confidence, mayRaise: false })).score,
  );
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores[0]).toBeLessThan(50);
  expect(judged(TRUSTED, holderOf(BAD)).score).toBeLessThan(alone(TRUSTED).score);
  const { reasons } = judged(NONE, holderOf(BAD));
  expect(reasons).toMatchObject([
    { code: "HOLDER_HISTORY", title: expect.stringContaining("lowers the score") },
  ]);
});

test("it raises no wallet that is accused or at fault itself, and says nothing of one that a list knows as a service", () => {
  for (const listed of ["bad", "sanctioned", "risky", "contradicted"] as const)
    expect(judged(NONE, holderOf(TRUSTED), { listed }).score).toBe(alone(NONE, listed).score);
  const reported = emptyReputation();
  addOutcome(reported, { kind: "fraud", timestamp: NOW });
  const poisoner = stateOf(
    ...Array.from({ length: 9 }, (_, n) =>
      aTransfer({ dust: true, direction: "sent", value: 0, counterparty: anAddress(n), timestamp: NOW }),
    ),
  );
  for (const own of [BAD, reported, poisoner]) {
    expect(alone(own).score).toBeLessThan(50);
    expect(judged(own, holderOf(TRUSTED)).score).toBe(alone(own).score);
  }
  // Being new and unknown is what a holder makes up for, in part.
  const unknown = stateOf(aTransfer({ timestamp: NOW }));
  expect(alone(unknown).score).toBeLessThan(50);
  expect(judged(unknown, holderOf(TRUSTED)).score).toBeCloseTo(alone(unknown).score + 20, 9);
  expect(judged(unknown, holderOf(TRUSTED), { ceiling: 50 }).score).toBe(alone(unknown).score);
  expect(judged(NONE, holderOf(BAD), { ceiling: 50 }).score).toBeLessThan(50);
  const holder = mergeReputations(TRUSTED, reported);
  expect(alone(holder).score).toBeGreaterThan(70);
  expect(judged(NONE, holderOf(holder)).score).toBe(50);
  expect(judged(NONE, holderOf(BAD), { listed: "service" })).toEqual(alone(NONE, "service"));
  expect(judged(BAD, null)).toEqual(alone(BAD));
});

test("what one address of the holder did counts, whatever the others are trusted with, and they do not raise the score", () => {
  const reported = emptyReputation();
  for (let n = 0; n < 3; n++) addOutcome(reported, { kind: "fraud", timestamp: NOW });
  for (const fault of [BAD, reported]) {
    const { score, reasons } = judged(NONE, holderOf([TRUSTED, fault]));
    expect(alone(mergeReputations(TRUSTED, fault)).score).toBeGreaterThan(50);
    expect(score).toBe(judged(NONE, holderOf(fault)).score);
    expect(score).toBeLessThan(50);
    expect(reasons[0]).toMatchObject({
      ...{ code: "HOLDER_HISTORY", title: expect.stringContaining("lowers the score") },
      evidence: { at_fault: 1 },
    });
    // Of the trusted address itself more is known.
    expect(judged(TRUSTED, holderOf(fault)).score).toBeGreaterThan(50);
  }
});

test("nothing bad raises a score, whichever address of the holder did it", () => {
  let seed = 7;
  const below = (limit: number) => {
    seed = (seed * 48_271) % (2 ** 31 - 1);
    return seed % limit;
  };
  const some = () =>
    stateOf(...regularTransfers(below(60)), ...Array.from({ length: below(4) }, () => aTransfer()));
  for (let n = 0; n < 100; n++) {
    const [own, other] = [some(), some()];
    const changes = { confidence: below(11) / 10, mayRaise: below(2) === 0 };
    const holder = holderOf(other, changes);
    const before = judged(own, holder).score;
    const dealt = stateOf(
      aTransfer({ known: PHISHER, direction: below(2) === 0 ? "sent" : "received", timestamp: A_TIME }),
    );
    expect(judged(mergeReputations(own, dealt), holder).score).toBeLessThanOrEqual(before + 1e-9);
    for (const worse of [mergeReputations(other, dealt), [other, dealt]])
      expect(judged(own, holderOf(worse, changes)).score).toBeLessThanOrEqual(before + 1e-9);
  }
});

test("its trend is that of both", () => {
  const holder = holderOf(stateOf(...regularTransfers(3)), { confidence: 0.5 });
  const { score, trend } = judged(NONE, holder, { ceiling: 100 });
  const both = alone(holder.state as ReputationState);
  expect(trend.days30).toBeCloseTo(0.5 * both.trend.days30, 9);
  expect(score - 50).toBeCloseTo(0.5 * (both.score - 50), 9);
});
