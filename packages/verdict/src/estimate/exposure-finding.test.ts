import { expect, test } from "vitest";
import type { AdverseFlow } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, BOB, someInputs } from "../testing.ts";
import { estimate } from "./estimate.ts";
import { adverseShareOf } from "./exposure-finding.ts";

const engine = await anEngine();
const { strength, from } = engine.policy.exposure!;

function flow(given: Partial<AdverseFlow>): AdverseFlow {
  return { direct: 0, indirect: 0, categories: [], path: [], seenShare: 1, ...given };
}

function exposed(received: Partial<AdverseFlow>, sent: Partial<AdverseFlow> = {}) {
  const exposure = { received: flow(received), sent: flow(sent) };
  return estimate(engine, someInputs({ from: aSide(ALICE), to: aSide(BOB, { exposure }) }));
}
const findingOf = ({ reasons }: ReturnType<typeof exposed>) =>
  reasons.find(({ code }) => code === "EXPOSURE");

test("the larger share of the two directions counts, and never for more than the strength of the policy", () => {
  const half = exposed({ direct: 0.25, indirect: 0.25 }, { direct: 0.1 });
  const whole = exposed({}, { direct: 1, indirect: 0.2 });
  const logOdds = (made: typeof half) => made.to.findings.find(({ code }) => code === "EXPOSURE")!.logOdds;

  expect(logOdds(half)).toBeCloseTo(strength / 2, 12);
  expect(logOdds(whole)).toBe(strength);
  expect(findingOf(half)!.contribution).toBeGreaterThan(0);
});

test("exposure alone does not get a payment between unknown wallets reviewed for its risk", () => {
  expect(exposed({ direct: 1 }).fraudScore).toBeLessThan(25);
});

test("nothing is said below the threshold, or by a policy that does not look at exposure", () => {
  const { exposure: _exposure, ...policy } = engine.policy;
  const exposure = { received: flow({ direct: 1 }), sent: flow({}) };
  const inputs = someInputs({ to: aSide(BOB, { exposure }) });

  expect(findingOf(exposed({ direct: from - 1e-6 }))).toBeUndefined();
  expect(findingOf(exposed({ direct: from }))).toBeDefined();
  expect(findingOf(estimate({ ...engine, policy }, inputs))).toBeUndefined();
});

test("the evidence has the way, the part that was seen, and says what is unknown", () => {
  const categories = [{ category: "mixer", share: 0.4 }];
  const path = ["0x01", "0x02"];
  const made = exposed({ indirect: 0.4, categories, path, seenShare: 0.7 }, { seenShare: null });

  expect(findingOf(made)!.evidence.map(({ name, value }) => [name, value])).toEqual([
    ["adverse_received_share", "0.4"],
    ["adverse_received_direct_share", "0"],
    ["adverse_received_indirect_share", "0.4"],
    ["adverse_received_mixer_share", "0.4"],
    ["adverse_received_path", "0x01"],
    ["adverse_received_path", "0x02"],
    ["adverse_received_seen_share", "0.7"],
    ["adverse_sent_share", "0"],
    ["adverse_sent_seen_share", "unknown"],
  ]);
});

test("a share is unknown where no flow of either direction is held", () => {
  const unknown = flow({ seenShare: null });

  expect(adverseShareOf(undefined)).toBeNull();
  expect(adverseShareOf({ received: unknown, sent: unknown })).toBeNull();
  expect(adverseShareOf({ received: unknown, sent: flow({}) })).toBe(0);
});
