import fc from "fast-check";
import { expect, test } from "vitest";
import { addOutcome } from "./add-outcome.ts";
import { addTransfer } from "./add-transfer.ts";
import type { OutcomeEvidence, TransferEvidence } from "./evidence.ts";
import { DAY } from "./half-lives.ts";
import { mergeReputations } from "./merge.ts";
import { reputationModel } from "./model.ts";
import { reputationOf, reputationScoreOf } from "./reputation.ts";
import { emptyReputation, type ReputationState } from "./state.ts";
import { A_TIME, anAddress, aReputationArtifact, aTransfer, PHISHER } from "./testing.ts";

const model = reputationModel(aReputationArtifact(), "ethereum");

const time = fc.integer({ min: A_TIME, max: A_TIME + 900 * DAY });
const known = fc.record({
  vouched: fc.double({ min: 0, max: 1, noNaN: true }),
  party: fc.constantFrom("service", "bad", "sanctioned", "neutral"),
  nearBad: fc.double({ min: 0, max: 1, noNaN: true }),
});
const transfer: fc.Arbitrary<TransferEvidence> = fc.record({
  timestamp: time,
  direction: fc.constantFrom("received", "sent"),
  counterparty: fc.option(fc.integer({ min: 0, max: 300 }).map(anAddress)),
  value: fc.oneof(
    fc.double({ min: 0, max: 1e9 }),
    fc.constantFrom(0, Number.NaN, -1, Number.POSITIVE_INFINITY),
  ),
  dust: fc.boolean(),
  known,
});
const outcome: fc.Arbitrary<OutcomeEvidence> = fc.record({
  timestamp: time,
  kind: fc.constantFrom("fraud", "good", "contested", "cleared"),
});
const evidence = fc.array(fc.oneof({ arbitrary: transfer, weight: 9 }, { arbitrary: outcome, weight: 1 }), {
  maxLength: 120,
});

function stateOf(evidence: readonly (TransferEvidence | OutcomeEvidence)[]): ReputationState {
  const state = emptyReputation();
  for (const each of evidence) {
    if ("kind" in each) addOutcome(state, each);
    else addTransfer(state, each);
  }
  return state;
}

const scoreOf = (state: ReputationState, at: number) => reputationOf(state, at, model).score;
const NOW = A_TIME + 1000 * DAY;
const MANY = { numRuns: 300 };

test("the order in which evidence arrives leaves no trace, to the bit", () => {
  fc.assert(
    fc.property(
      evidence.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(stateOf(shuffled)).toEqual(stateOf(list));
      },
    ),
    MANY,
  );
});

test("merging the states of two parts is the state of the whole, to the bit", () => {
  fc.assert(
    fc.property(evidence, evidence, (a, b) => {
      expect(mergeReputations(stateOf(a), stateOf(b))).toEqual(stateOf([...a, ...b]));
    }),
    MANY,
  );
});

test("a state survives JSON, and gives the same reputation after", () => {
  fc.assert(
    fc.property(evidence, (list) => {
      const state = stateOf(list);
      const revived = JSON.parse(JSON.stringify(state)) as ReputationState;
      expect(revived).toEqual(state);
      expect(reputationOf(revived, NOW, model)).toEqual(reputationOf(state, NOW, model));
    }),
    MANY,
  );
});

test("a score is a number from 0 to 100, whatever happened and whenever it is asked for", () => {
  const instant = fc.integer({ min: 0, max: 5_000_000_000 });
  fc.assert(
    fc.property(evidence, instant, (list, at) => {
      const { score, confidence, components, trend } = reputationOf(stateOf(list), at, model);
      const sum = components.reduce((total, { points }) => total + points, 0);
      for (const number of [score, confidence, trend.days7, trend.days30, sum])
        expect(Number.isFinite(number)).toBe(true);
      expect(score >= 0 && score <= 100 && confidence >= 0 && confidence <= 1).toBe(true);
      expect(sum).toBeCloseTo(score, 9);
    }),
    MANY,
  );
});

test("what a payment's score reads of a reputation is the same to the bit, whenever it is asked for", () => {
  const listing = fc.constantFrom("neutral", "service", "bad", "contradicted" as const);
  const instant = fc.oneof(
    fc.integer({ min: NOW - 400 * DAY, max: NOW + 4000 * DAY }),
    fc.integer({ min: 0, max: 5_000_000_000 }),
  );
  fc.assert(
    fc.property(evidence, instant, listing, (list, at, listed) => {
      const state = stateOf(list);
      const { score, confidence } = reputationOf(state, at, model, listed);
      expect(reputationScoreOf(state, at, model, listed)).toStrictEqual({ score, confidence });
    }),
    MANY,
  );
});

test("more dealings with bad parties never raise a score", () => {
  const bad = fc.record({
    at: time,
    sent: fc.boolean(),
    value: fc.double({ min: 0, max: 1e6, noNaN: true }),
  });
  const party = fc.constantFrom<"bad" | "sanctioned">("bad", "sanctioned");
  fc.assert(
    fc.property(evidence, bad, party, (list, { at, sent, value }, party) => {
      const more = aTransfer({
        timestamp: at,
        direction: sent ? "sent" : "received",
        counterparty: anAddress(999),
        value,
        known: { ...PHISHER, party },
      });
      expect(scoreOf(stateOf([...list, more]), NOW)).toBeLessThanOrEqual(scoreOf(stateOf(list), NOW) + 1e-9);
    }),
    MANY,
  );
});

test("a counterparty that turns out to be bad never raises a score", () => {
  fc.assert(
    fc.property(evidence, fc.nat(300), (list, n) => {
      const exposed = list.map((each) =>
        "kind" in each || each.counterparty !== anAddress(n) || each.known.party === "sanctioned"
          ? each
          : { ...each, known: PHISHER },
      );
      expect(scoreOf(stateOf(exposed), NOW)).toBeLessThanOrEqual(scoreOf(stateOf(list), NOW) + 1e-9);
    }),
    MANY,
  );
});

test("a report of fraud never raises a score", () => {
  fc.assert(
    fc.property(evidence, time, (list, timestamp) => {
      const report = { timestamp, kind: "fraud" } as const;
      expect(scoreOf(stateOf([...list, report]), NOW)).toBeLessThanOrEqual(
        scoreOf(stateOf(list), NOW) + 1e-9,
      );
    }),
    MANY,
  );
});

test("without news every score returns to 50 and every confidence to 0", () => {
  fc.assert(
    fc.property(evidence, (list) => {
      const later = reputationOf(stateOf(list), NOW + 60 * 365 * DAY, model);
      expect(later.score).toBeCloseTo(50, 1);
      expect(later.confidence).toBeLessThan(0.001);
    }),
    MANY,
  );
});

test("a past instant sees what a state that ended there saw, day by day in the last month", () => {
  fc.assert(
    fc.property(evidence, fc.integer({ min: 0, max: 30 }), (list, daysAgo) => {
      const state = stateOf(list);
      if (state.latest === 0) return;
      const then = (Math.floor(state.latest / DAY) - daysAgo) * DAY;
      // From the instant of the newest evidence on, all evidence is seen.
      if (then >= state.latest) return;
      const before = stateOf(list.filter(({ timestamp }) => timestamp < then));
      expect(scoreOf(state, then)).toBeCloseTo(scoreOf(before, then), 9);
    }),
    MANY,
  );
});

test("a wallet gains nothing by paying itself in a circle of fresh wallets", () => {
  const ring = fc.record({
    size: fc.integer({ min: 1, max: 100 }),
    rounds: fc.integer({ min: 1, max: 3 }),
    start: time,
    value: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    pause: fc.integer({ min: 1, max: 40 * DAY }),
  });
  const hop = { vouched: 0, party: "neutral", nearBad: 0 } as const;
  fc.assert(
    fc.property(evidence, ring, (list, { size, rounds, start, value, pause }) => {
      const circle = Array.from({ length: size * rounds }, (_, i) => {
        const base = {
          timestamp: Math.min(start + i * pause, NOW),
          counterparty: anAddress(5000 + (i % size)),
        };
        return [
          aTransfer({ ...base, direction: "sent", value, known: hop }),
          aTransfer({ ...base, direction: "received", value, known: hop }),
        ];
      }).flat();
      for (const at of [NOW, NOW + 30 * DAY, NOW + 400 * DAY])
        expect(scoreOf(stateOf([...list, ...circle]), at)).toBeLessThanOrEqual(
          scoreOf(stateOf(list), at) + 1,
        );
    }),
    MANY,
  );
});
