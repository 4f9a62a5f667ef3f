import { findAsset } from "@tetron/domain/asset";
import { DAY_MS } from "@tetron/domain/durations";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { stateOfAddress, statesOfHolder } from "@tetron/models/reputation/holder";
import { readArtifacts } from "@tetron/service/artifacts";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Engine } from "../estimate/engine.ts";
import { estimate } from "../estimate/estimate.ts";
import { parsePayment } from "../payment.ts";
import type { Policy } from "../policy/policy.ts";
import { readPolicy } from "../policy/read-policy.ts";
import { reputationOfSide } from "../sources/reputation-of-side.ts";
import type { SideRow } from "../sources/source.ts";
import { anEngine, featuresOf } from "../testing.ts";
import type { Change } from "./alternative.ts";
import { counterfactuals } from "./counterfactuals.ts";
import { estimateWith, type GivenFacts, inputsIn, usdOf, type World } from "./testing.ts";

const reputation = decodeReputationArtifacts(await readArtifacts(REPUTATION_URL, REPUTATION_FILES));
const policy = await readPolicy();
const engine = await anEngine();
const model = { ...engine.model, networks: ["ethereum"] as const, thresholds: () => [-3, 0, 2] };
const at = new Date("2026-06-01T00:00:10Z");
const LONG_AGO = new Date(at.getTime() - 800 * DAY_MS);

/** Rules that look at more numbers than the default ones do. */
const STRICT = [
  { id: "huge", title: "Huge", when: { amountUsd: { atLeast: 5_000.25 } }, recommend: "decline" },
  {
    id: "disreputable",
    title: "Disreputable",
    when: { reputationScore: { below: 20 } },
    recommend: "decline",
  },
  { id: "deposit", title: "Deposit", when: { depositAddress: true }, recommend: "review" },
  { id: "little", title: "Little", when: { confidence: { below: 0.4 } }, recommend: "review" },
  { id: "proposed", title: "Proposed", when: { reviewProposed: true }, recommend: "review" },
] as const;
const engineOf = (rules: Policy["rules"]): Engine => ({ ...engine, model, policy: { ...policy, rules } });
const [ordinary, strict] = [engineOf(policy.rules), engineOf([...STRICT, ...policy.rules])];

const EVM = { fromAddress: `0x${"a1".repeat(20)}`, toAddress: `0x${"b2".repeat(20)}` };
const PLACES = [
  { ...EVM, network: "ethereum", currency: "ETH" },
  { ...EVM, network: "ethereum", currency: "USDC" },
  { ...EVM, network: "ethereum", currency: "ETH", toAddress: findAsset("ethereum", "USDT").contract! },
  { ...EVM, network: "ethereum", currency: `eip155:1/erc20:0x${"c3".repeat(20)}` },
  { ...EVM, network: "polygon", currency: "POL" },
  {
    ...{ network: "bitcoin", currency: "BTC" },
    fromAddress: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    toAddress: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
  },
];

const day = fc.constantFrom(at, at, at, LONG_AGO);
const sometimes = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, value);
const both = <Value>(side: fc.Arbitrary<Value>) => fc.record({ from: side, to: side });

const cut = { complete: false, share: null } as const;
const coverage = fc.constantFrom(
  ...[null, null, null, null],
  { ...cut, reason: "cap", from: "newest" } as const,
  { ...cut, reason: "deadline", from: "start" } as const,
);
const told = fc
  .record({
    logOdds: fc.constantFrom(-4, -3, -2, -1, 1, 5),
    transactions: fc.integer({ min: 1, max: 60 }),
    coverage,
    day,
  })
  .map(({ logOdds, transactions, coverage, day }): SideRow => {
    const { behaviour, wallet44 } = featuresOf(logOdds);
    const numbers = [...wallet44].map((each) => (each > 0 ? transactions : each));
    return {
      ...{ lastSeen: day, asOf: null, coverage, behaviour: [...behaviour], wallet44: numbers },
      ...{ owner: "operator" as const, referenceLabel: null, source: "own-history", updatedAt: at },
    };
  });
const unread = fc.constantFrom("cap", "contract").map(
  (reason): SideRow => ({
    ...{ lastSeen: null, asOf: null, coverage: { ...cut, reason, from: "newest" } as SideRow["coverage"] },
    ...{
      owner: "operator" as const,
      behaviour: null,
      wallet44: null,
      referenceLabel: null,
      source: "",
      updatedAt: at,
    },
  }),
);
const wallet = fc
  .record({
    row: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 5, arbitrary: told }, unread),
    isFraud: sometimes(fc.constant(true)),
  })
  .map(({ row, isFraud }) => (row && isFraud ? { ...row, referenceLabel: "fraud" as const } : row));
const label = fc
  .record({
    label: fc.constantFrom("phish-hack", "coinbase", "tornado-cash", "token-contract", "burn"),
    list: fc.constantFrom("eth-labels", "own-list"),
  })
  .map((each) => ({ ...each, name: "", version: "v1" }));
const labels = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  fc.uniqueArray(label, { maxLength: 2, selector: (each) => each.list }),
);
type GivenReport = GivenFacts["reputations"]["to"]["reports"][number];
const report = fc.record({ kind: fc.constantFrom("fraud", "good"), occurredAt: fc.constant(LONG_AGO) });
const reputations = fc
  .array(report, { maxLength: 4 })
  .map((reports) => ({ stored: undefined, reports: reports as GivenReport[] }));
const context = sometimes(
  fc.record({
    ...{ customerTier: fc.constant("gold"), purpose: fc.constant(null), source: fc.constant("upload") },
    kycLevel: fc.constantFrom("full" as const, "rejected" as const),
    expectedCounterparties: fc.constantFrom(null, []),
  }),
);
const deposit = sometimes(
  fc.constant({
    ...{ service: "coinbase", sweeps: 9, share: 1, wallets: [], firstSweep: LONG_AGO, lastSweep: LONG_AGO },
    ...{ isFunded: true, payers: 3, confidence: 0.9 },
  }),
).map((each) => each ?? null);
const cluster = sometimes(
  fc.constantFrom("bad" as const, "service" as const).map((listing) => {
    const other = { address: EVM.toAddress, rule: "common_inputs" as const, labels: [], sanctions: [] };
    return { members: [], doubt: null, named: [{ ...other, listing, confidence: 0.9 }] };
  }),
).map((each) => each ?? null);
const holder = sometimes(
  fc
    .record({
      ...{ addresses: fc.constant(3), known: fc.constant(1), confidence: fc.constantFrom(0.6, 0.9) },
      states: report.map((each) =>
        statesOfHolder([stateOfAddress({ state: null, reports: [each as GivenReport] })]),
      ),
      mayRaise: fc.boolean(),
    })
    .map(({ states, ...rest }) => ({ ...rest, ...states })),
).map((each) => each ?? null);
const freezes = sometimes(
  fc.constantFrom("frozen" as const, "unfrozen" as const).map((kind) => ({
    ...{
      network: "ethereum" as const,
      contract: findAsset("ethereum", "USDT").contract!,
      kind,
      at: LONG_AGO,
    },
    ...{ height: 1, blockHash: "0x1", transactionHash: "0x2", log: 0 },
  })),
).map((each) => (each ? [each] : []));
const proposals = sometimes(
  fc.constant({ code: "NO_HISTORY", proposedAt: at } as unknown as NonNullable<
    GivenFacts["proposals"]["to"]
  >),
);
const lists = fc
  .record({
    isScreened: fc.constantFrom(true, true, true, true, true, true, false),
    screening: day,
    labels: day,
  })
  .map(({ isScreened, ...days }): GivenFacts["lists"] => [
    ...(isScreened
      ? [{ name: "ofac", version: "v1", kind: "sanctions" as const, asOf: days.screening }]
      : []),
    { name: "histories", version: "v1", kind: "wallets", asOf: at },
    { name: "eth-labels", version: "v1", kind: "labels", asOf: days.labels },
    { name: "own-list", version: "v1", kind: "labels", asOf: at },
  ]);
const sanctions = sometimes(fc.constant({ list: "ofac", version: "v1" })).map((each) => (each ? [each] : []));

const scene = fc.record({
  place: fc.constantFrom(...PLACES),
  units: fc.bigInt({ min: 1n, max: 9_000n }),
  isStrict: fc.boolean(),
  isReputationKnown: fc.boolean(),
  askedLastHour: fc.constantFrom(0, 0, 0, 0, 0, 200),
  facts: fc.record({
    ...{ wallets: both(wallet), sanctions: both(sanctions), reputations: both(reputations), lists },
    ...{
      context: both(context),
      freezes: both(freezes),
      deposits: both(deposit),
      proposals: both(proposals),
      clusters: both(cluster),
      holders: both(holder),
      exposures: both(fc.constant(null)),
    },
    ...{ labels: fc.record({ from: labels, to: labels, token: fc.constant([]) }) },
    absent: fc.constant({ from: undefined, to: undefined }),
    transfers: fc.constant({ from: undefined, to: undefined }),
  }),
});

type Scene = typeof scene extends fc.Arbitrary<infer Each> ? Each : never;

function worldOf({ place, units, isStrict, askedLastHour, facts }: Scene): World {
  const payment = parsePayment({ ...place, amount: "1", currencySymbol: null });
  // Thousandths of a whole unit, or a few of the smallest.
  const thousandth = 10n ** BigInt(Math.max(payment.asset.decimals - 3, 0));
  const senderPast = { paidBefore: null, sentLastHour: null, sameFace: [], askedLastHour };
  return {
    ...{ engine: isStrict ? strict : ordinary, reputation, at, facts: { ...facts, senderPast } },
    payment: { ...payment, units: units * thousandth },
  };
}

/** Makes the changes of every counterfactual, and returns them. */
async function expectTrue(world: World, isReputationKnown: boolean): Promise<readonly Change[][]> {
  const inputs = await inputsIn(world);
  const given = estimate(world.engine, inputs);
  const found = await counterfactuals(world.engine, inputs, {
    ...{ moved: world.payment, usdOf, slice: (work) => work() },
    reputationIf: (side, said) => {
      if (!isReputationKnown) return undefined;
      const held = world.facts.reputations[side];
      const holderOf = world.facts.holders[side];
      return reputationOfSide({ reputation, at }, inputs[side], { ...said, held, holder: holderOf });
    },
  });
  for (const { changes, recommendation, fraudScore, rule } of found) {
    const made = await estimateWith(world, changes);
    const said = JSON.stringify({ changes, given: given.rule.id, rule: rule.id, made: made.rule.id });
    expect(recommendation, said).not.toBe(given.recommendation);
    expect(made.recommendation, said).toBe(recommendation);
    if (!isReputationKnown) continue;
    expect(made.rule.id, said).toBe(rule.id);
    expect(Math.abs(made.fraudScore - fraudScore), said).toBeLessThan(1e-9);
  }
  return found.map(({ changes }) => [...changes]);
}

/** Of which a hundred payments show every kind of change. */
const SEED = 2;

test("every counterfactual is decided as it says when its changes are made where the facts come from", async () => {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scene, async (each) => {
      for (const changes of await expectTrue(worldOf(each), each.isReputationKnown))
        for (const { kind } of changes) kinds.add(kind);
    }),
    { numRuns: 100, seed: SEED },
  );
  expect([...kinds].sort()).toEqual(["amount", "behaviour", "evidence", "history", "reputation", "rule"]);
});
