import { expect, test } from "vitest";
import { logOddsOf } from "./logistic.ts";
import type { MeasuredModel, MeasuredWallet } from "./measured-wallets.ts";
import { decodeModelCard } from "./model-card.ts";
import { chanceInGroup, chanceOfMore, type GateCheck, gateChecks } from "./model-gate.ts";
import { seededRandom } from "./rng.ts";

const random = seededRandom(5);
const address = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;

/** Wallets with calibrated log-odds, the last quarter later fraud. */
const wallets = Array.from({ length: 400 }, (_, n): MeasuredWallet => {
  const logOdds = 6 * (random() + random() - 1);
  const fraud = n >= 300 || random() < 1 / (1 + Math.exp(-logOdds));
  return { address: address(n), fraud, inDataset: n < 300, inPeriod: logOdds, overall: logOdds };
});
/** Of each category every tenth is flagged. */
const services = [
  ...Array.from({ length: 100 }, (_, n) => ({ category: "exchange", flagged: n % 10 === 0 })),
  ...Array.from({ length: 40 }, (_, n) => ({ category: "dex", flagged: n % 10 === 0 })),
  ...Array.from({ length: 4 }, () => ({ category: "custodian", flagged: false })),
].map(({ category, flagged }, n) => ({ address: address(n), category, probability: flagged ? 0.6 : 0.1 }));
const LIVE: MeasuredModel = { wallets, services };

function checksOf(candidate: MeasuredModel, live = LIVE): readonly GateCheck[] {
  const steps = gateChecks(candidate, live);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const refusedOf = (candidate: MeasuredModel) =>
  checksOf(candidate)
    .filter(({ result }) => result === "refused")
    .map(({ check }) => check);

const flag = (category: string, count: number) => {
  let left = count;
  return services.map((each) =>
    each.category === category && each.probability < 0.2 && left-- > 0 ? { ...each, probability: 0.9 } : each,
  );
};

test("a model passes beside itself, and says of which groups too few wallets are known", () => {
  const checks = checksOf(LIVE);
  expect(checks.filter(({ result }) => result === "refused")).toEqual([]);
  expect(checks.filter(({ result }) => result === "too_few_wallets").map(({ check }) => check)).toEqual([
    "groups.custodian",
  ]);
  expect(checks.map(({ check }) => check)).toEqual([
    ...["h.auc", "h.recall_at_1pct_fpr", "r.recall", "calibration.ece"],
    ...["groups", "groups.custodian", "groups.dex", "groups.exchange"],
  ]);
});

test("a model that ranks or calibrates worse is refused by the names of what is worse", () => {
  const noisy = (of: "inPeriod" | "overall") =>
    wallets.map((each, n) => ({ ...each, [of]: each[of] + (n % 2 === 0 ? -3 : 3) }));
  expect(refusedOf({ services, wallets: noisy("inPeriod") })).toEqual(
    expect.arrayContaining(["h.auc", "r.recall"]),
  );
  expect(refusedOf({ services, wallets: noisy("overall") })).toEqual(["calibration.ece"]);
});

test("noise in the estimates is no reason to refuse a model", () => {
  const noise = seededRandom(9);
  const moved = wallets.map((each) => {
    const by = 0.1 * (noise() - 0.5);
    return { ...each, inPeriod: each.inPeriod + by, overall: each.overall + by };
  });
  expect(refusedOf({ services, wallets: moved })).toEqual([]);
});

test("what another seed moves, all services together by less than a tenth, is passed", () => {
  const more = [flag("exchange", 9), flag("dex", 4)];
  const all = services.map((each, n) => (each.category === "dex" ? more[1]![n]! : more[0]![n]!));
  expect(refusedOf({ wallets, services: all })).toEqual([]);
});

test("services that are flagged more often are refused together, and a category that is worse than the others by its name", () => {
  expect(refusedOf({ wallets, services: flag("exchange", 20) })).toEqual(["groups", "groups.exchange"]);
  expect(refusedOf({ wallets, services: flag("dex", 9) })).toEqual(["groups.dex"]);
  // Too few for anything to be known of them.
  expect(refusedOf({ wallets, services: flag("custodian", 4) })).toEqual([]);
});

test("a model is compared on the wallets that both know, and not at all without any", () => {
  const half = { wallets: wallets.slice(0, 350), services: services.slice(0, 100) };
  expect(checksOf(half).map(({ check, wallets: of }) => [check, of])).toContainEqual(["h.auc", 350]);
  expect(checksOf({ wallets: [], services: [] })).toEqual([]);
});

test("the chance of more is that of tossed coins", () => {
  expect(chanceOfMore(0, 0)).toBe(1);
  expect(chanceOfMore(3, 0)).toBe(1 / 8);
  expect(chanceOfMore(9, 1)).toBeCloseTo(11 / 1_024, 12);
  expect(chanceOfMore(0, 5)).toBe(1);
  expect(logOddsOf(chanceOfMore(50, 50))).toBeGreaterThan(0);
});

test("the chance that all of some are of one group is that of a draw", () => {
  expect(chanceInGroup({ wallets: 2, more: 2 }, { wallets: 4, more: 2 })).toBeCloseTo(1 / 6, 12);
  expect(chanceInGroup({ wallets: 2, more: 1 }, { wallets: 4, more: 2 })).toBeCloseTo(5 / 6, 12);
  expect(chanceInGroup({ wallets: 2, more: 0 }, { wallets: 4, more: 3 })).toBe(1);
});

test("a card with a number that is none is refused by its name", () => {
  const broken = JSON.stringify({ format: "tetron-model-card/1", h: { wallets: 1, auc: "high" } });
  expect(() => decodeModelCard(new TextEncoder().encode(broken))).toThrow("model card.h.auc: ");
});
