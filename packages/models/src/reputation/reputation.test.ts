import { expect, test } from "vitest";
import { addOutcome } from "./add-outcome.ts";
import { addTransfer } from "./add-transfer.ts";
import type { OutcomeKind, TransferEvidence } from "./evidence.ts";
import { DAY } from "./half-lives.ts";
import { reputationModel } from "./model.ts";
import { DEFAULT_POLICY } from "./policy.ts";
import { reputationOf } from "./reputation.ts";
import { emptyReputation, type ReputationState } from "./state.ts";
import {
  A_TIME,
  anAddress,
  aReputationArtifact,
  aTransfer,
  EXCHANGE,
  PHISHER,
  regularTransfers,
} from "./testing.ts";

const model = reputationModel(aReputationArtifact(0.6), "ethereum");
const YEAR = 365 * DAY;

function stateOf(transfers: readonly TransferEvidence[]): ReputationState {
  const state = emptyReputation();
  for (const transfer of transfers) addTransfer(state, transfer);
  return state;
}

function codes(state: ReputationState, at: number): string[] {
  return reputationOf(state, at, model).reasons.map(({ code }) => code);
}

test("an unknown wallet has a score of 50 and no confidence, and its reasons say so", () => {
  const { score, confidence, band, reasons, trend } = reputationOf(emptyReputation(), A_TIME, model);
  expect({ score, confidence, band, trend }).toEqual({
    score: 50,
    confidence: 0,
    band: "neutral",
    trend: { days7: 0, days30: 0 },
  });
  expect(reasons).toMatchObject([{ code: "NO_EVIDENCE", points: 0 }]);
});

test("a year of business with exchanges makes a wallet trusted, and confidently so", () => {
  const state = stateOf(regularTransfers(52));
  const { score, confidence, band, components } = reputationOf(state, state.latest, model);
  expect(score).toBeGreaterThan(90);
  expect(confidence).toBeGreaterThan(0.9);
  expect(band).toBe("high");
  expect(components.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
});

test("an inactive wallet's reputation and confidence fade, with FADED as the reason", () => {
  const state = stateOf(regularTransfers(52));
  const years = [0, 1, 2, 4, 8].map((n) => reputationOf(state, state.latest + n * YEAR, model));
  for (const [i, { score, confidence }] of years.slice(1).entries()) {
    expect(score).toBeLessThan(years[i]!.score);
    expect(confidence).toBeLessThan(years[i]!.confidence);
  }
  expect(years[4]!.reasons[0]).toMatchObject({ code: "FADED" });
});

test("fading evidence is a number all the way down, however long it takes", () => {
  const state = stateOf(regularTransfers(10));
  addTransfer(state, aTransfer({ timestamp: state.latest, direction: "sent", value: 0, dust: true }));
  for (let years = 0; years < 80; years += 0.25) {
    const { score, components } = reputationOf(state, state.latest + years * YEAR, model);
    const sum = components.reduce((total, { points }) => total + points, 0);
    expect(Math.abs(sum - score)).toBeLessThan(1e-9);
  }
});

test("a trend is the change in a week and in a month", () => {
  const state = stateOf(regularTransfers(26));
  const now = state.latest;
  const { score, trend } = reputationOf(state, now, model);
  expect(trend.days30).toBeGreaterThan(trend.days7);
  expect(score - trend.days30).toBeCloseTo(reputationOf(state, now - 30 * DAY, model).score, 9);
});

test("evidence for a wallet and evidence against it are at most 50 points each", () => {
  const state = stateOf([
    ...regularTransfers(52),
    ...regularTransfers(52).map((each) => ({ ...each, known: PHISHER })),
  ]);
  const extreme = reputationModel(aReputationArtifact(20), "ethereum");
  const { reasons, components, score } = reputationOf(state, state.latest, extreme);
  const sum = (sign: number) => reasons.reduce((total, { points }) => total + Math.max(points * sign, 0), 0);
  expect(sum(1)).toBeGreaterThan(10);
  expect(sum(1)).toBeLessThanOrEqual(50 + 1e-9);
  expect(sum(-1)).toBeLessThanOrEqual(50 + 1e-9);
  expect(components.reduce((total, { points }) => total + points, 0)).toBeCloseTo(score, 9);
});

test("payments with strangers alone raise no wallet above 50", () => {
  const strangers = Array.from({ length: 200 }, (_, i) =>
    aTransfer({
      timestamp: A_TIME + i * DAY,
      counterparty: anAddress(i % 50),
      direction: i % 2 ? "sent" : "received",
    }),
  );
  const state = stateOf(strangers);
  expect(reputationOf(state, state.latest, model).score).toBeLessThanOrEqual(50);
});

test("company at two hops takes what was earned and no more, unless the policy says otherwise", () => {
  const nearBad = { vouched: 1, party: "neutral", nearBad: 1 } as const;
  const state = stateOf(
    Array.from({ length: 30 }, (_, i) => aTransfer({ timestamp: A_TIME + i, known: nearBad })),
  );
  const weights = { ...DEFAULT_POLICY.weights, near_bad_in: -9 };
  const score = (indirectFloor: number) => {
    const strict = reputationModel(aReputationArtifact(), "ethereum", {
      ...DEFAULT_POLICY,
      weights,
      indirectFloor,
    });
    return reputationOf(state, state.latest, strict).score;
  };
  expect(score(50)).toBeCloseTo(50, 9);
  expect(score(20)).toBeCloseTo(20, 9);
  expect(score(0)).toBeLessThan(20);
});

test("direct dealings with bad parties take a wallet below 50", () => {
  const state = stateOf([aTransfer({ direction: "sent", known: PHISHER })]);
  expect(reputationOf(state, state.latest, model).score).toBeLessThan(30);
  expect(codes(state, state.latest)).toContain("SENT_TO_BAD");
});

test("a report of fraud sinks a wallet; contesting it halves the report, clearing it lifts it", () => {
  const after = (...kinds: OutcomeKind[]) => {
    const state = stateOf(regularTransfers(20));
    for (const kind of kinds) addOutcome(state, { timestamp: state.latest, kind });
    return reputationOf(state, state.latest, model).score;
  };
  expect(after("fraud")).toBeLessThan(after() - 20);
  expect(after("fraud", "contested")).toBeGreaterThan(after("fraud"));
  expect(after("fraud", "contested")).toBeLessThan(after());
  expect(after("fraud", "cleared")).toBeCloseTo(after(), 6);
  expect(after("good")).toBeGreaterThan(after());
});

test("a wallet's own labels outweigh its history, and do not fade", () => {
  const state = stateOf(regularTransfers(52));
  const at = state.latest + 10 * YEAR;
  expect(reputationOf(state, state.latest, model, "sanctioned").score).toBeLessThan(20);
  expect(reputationOf(state, at, model, "sanctioned").score).toBeLessThan(5);
  const { score, confidence, reasons } = reputationOf(emptyReputation(), A_TIME, model, "service");
  expect(score).toBeGreaterThan(80);
  expect(confidence).toBeGreaterThan(0.8);
  expect(reasons.map(({ code }) => code)).toEqual(["LISTED_SERVICE"]);
});

test("a burst costs a settled wallet points that come back within weeks", () => {
  const calm = stateOf(regularTransfers(52));
  const burst = structuredClone(calm);
  for (let i = 0; i < 200; i++)
    addTransfer(
      burst,
      aTransfer({ timestamp: calm.latest + i, value: 50, counterparty: anAddress(3), known: EXCHANGE }),
    );
  const anomaly = (at: number) =>
    reputationOf(burst, at, model).components.find(({ name }) => name === "anomaly")!.points;
  expect(anomaly(burst.latest)).toBeLessThan(anomaly(burst.latest + 60 * DAY) - 0.5);
  expect(codes(burst, burst.latest)).toContain("UNUSUAL_RATE");
});

test("received dust is no evidence, but a look-alike of a counterparty is reported", () => {
  const state = stateOf(regularTransfers(20));
  const before = reputationOf(state, state.latest, model).score;
  const partner = anAddress(1000);
  const twin = `${partner.slice(0, 20)}0000${partner.slice(24)}`.replace("00000000000000", "0000000000000f");
  addTransfer(state, aTransfer({ timestamp: state.latest, counterparty: twin, value: 0, dust: true }));
  expect(twin).not.toBe(partner);
  expect(reputationOf(state, state.latest, model).score).toBeCloseTo(before, 9);
  expect(codes(state, state.latest)).toContain("POISONING_TARGET");
});

test("who sends dust is distrusted for it", () => {
  const dust = Array.from({ length: 20 }, (_, i) =>
    aTransfer({ timestamp: A_TIME + i, direction: "sent", counterparty: anAddress(i), value: 0, dust: true }),
  );
  const state = stateOf(dust);
  expect(reputationOf(state, state.latest, model).score).toBeLessThan(40);
  expect(codes(state, state.latest)).toContain("DUST_SENDER");
});

test("a weight of the wrong sign is refused by name", () => {
  const weights = { good_reports: -1 };
  expect(() => reputationModel(aReputationArtifact(), "ethereum", { ...DEFAULT_POLICY, weights })).toThrow(
    "good_reports",
  );
});

test("evidence outside 1970 to 2106 is refused", () => {
  for (const timestamp of [-1, Number.NaN, 5_000_000_000])
    expect(() => addTransfer(emptyReputation(), aTransfer({ timestamp }))).toThrow(RangeError);
});
