/**
 * Measures the default policy on payments between the reference wallets, and fits the weights:
 * `node tests/bench/policy.ts`. Its output is in docs/policy.md.
 *
 * Every wallet is judged by a model that was not trained on it, is not among its own neighbours, and has no
 * label and no reputation, as if it had not been reported yet.
 */

import { DEFAULT_SHELF_LIVES, historyShelfLifeMs } from "@tetron/domain/shelf-lives";
import { BEHAVIOUR } from "@tetron/features/behaviour";
import { type HistoryEnd, historyAge } from "@tetron/features/history-age";
import { typicalGapMs } from "@tetron/features/typical-gap";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { logOddsOf } from "@tetron/models/logistic";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable, type ReferenceWallet } from "@tetron/models/reference-table";
import { seededRandom } from "@tetron/models/rng";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import { fitLogistic } from "@tetron/training/fit/logistic-regression";
import { type Estimate, estimate } from "@tetron/verdict/estimate/estimate";
import { NEIGHBOURS } from "@tetron/verdict/estimate/neighbours";
import { openEngine } from "@tetron/verdict/estimate/open-engine";
import { estimateSide } from "@tetron/verdict/estimate/side-estimate";
import { readPolicy } from "@tetron/verdict/policy/read-policy";
import { staleHistory } from "@tetron/verdict/remarks/stale";
import type { SideInputs } from "@tetron/verdict/score-inputs";

/** Transactions from which an account has a rhythm. */
const OFTEN = 10;
const TOTAL_TX = WALLET_44.indexOf("total_tx");
const LONGEST_WAIT = BEHAVIOUR.indexOf("longest_wait");

/** A side, and the end of its history. */
interface KnownSide extends SideInputs {
  readonly end: HistoryEnd;
}

const PAYMENTS = 3_000;
/** The day on which the histories are judged with their age. */
const TODAY = Date.parse("2026-11-28T00:00:00Z");

const manifest = await readManifest(ARTIFACTS_URL);
const table = decodeReferenceTable(
  await readArtifact(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL), manifest),
);
const { engine, index } = await openEngine(await readPolicy());
const signal = new AbortController().signal;
const random = seededRandom(1);
const active = table.wallets.filter(({ firstSeen }) => firstSeen !== null);
const [honest, fraud] = [active.filter((each) => !each.fraud), active.filter((each) => each.fraud)];

const one = (wallets: readonly ReferenceWallet[]) => wallets[Math.floor(random() * wallets.length)]!;
const sides = new Map(
  await Promise.all(active.map(async (wallet) => [wallet.address, await known(wallet)] as const)),
);
const aSide = (wallets: readonly ReferenceWallet[]) => sides.get(one(wallets).address)!;
const unknown: SideInputs = {
  ...aSide(honest),
  address: `0x${"e".repeat(40)}`,
  features: null,
  neighbours: null,
};
const kinds: readonly [name: string, pick: () => readonly [from: SideInputs, to: SideInputs]][] = [
  ["honest to honest", () => [aSide(honest), aSide(honest)]],
  ["honest to fraud", () => [aSide(honest), aSide(fraud)]],
  ["fraud to honest", () => [aSide(fraud), aSide(honest)]],
  ["honest to unknown", () => [aSide(honest), unknown]],
  ["unknown to fraud", () => [unknown, aSide(fraud)]],
];

console.log("| payment | approve | review | decline | median score | 99th percentile |");
console.log("| --- | --- | --- | --- | --- | --- |");
for (const [name, pick] of kinds) {
  const made = Array.from({ length: PAYMENTS }, () => scored(...pick()));
  const share = shareOf(made);
  const scores = made.map(({ fraudScore }) => fraudScore).sort((a, b) => a - b);
  const at = (part: number) => scores[Math.floor(part * PAYMENTS)]!.toFixed(2);
  const cells = [name, share("approve"), share("review"), share("decline"), at(0.5), at(0.99)];
  console.log(`| ${cells.join(" | ")} |`);
}

console.log("\n| honest to honest | approve | review | decline | median confidence |");
console.log("| --- | --- | --- | --- | --- |");
for (const usd of [100, 10_000]) {
  const made = Array.from({ length: PAYMENTS }, () => scoredToday(aSide(honest), aSide(honest), usd));
  const share = shareOf(made);
  const median = made.map(({ confidence }) => confidence).sort((a, b) => a - b)[PAYMENTS / 2]!;
  const cells = [`${usd} dollars`, share("approve"), share("review"), share("decline"), median.toFixed(2)];
  console.log(`| ${cells.join(" | ")} |`);
}

const often = honest.filter(({ vector44 }) => vector44[TOTAL_TX]! >= OFTEN);
const paused = often.filter(hasPausedLonger).length / often.length;
console.log(
  `\n${(paused * 100).toFixed(1)} % of ${often.length} honest accounts paused beyond their shelf life.`,
);

const [behaviour, neighbours] = fittedWeights();
console.log(`\nBest weights: behaviour ${behaviour}, neighbours ${neighbours}.`);

function shareOf(made: readonly Estimate[]): (recommendation: string) => string {
  return (recommendation) =>
    `${((made.filter((each) => each.recommendation === recommendation).length / PAYMENTS) * 100).toFixed(1)} %`;
}

/** Whether the longest pause in a history, known up to a year, is longer than its own shelf life. */
function hasPausedLonger({ vector44, behaviour: numbers }: ReferenceWallet): boolean {
  const shelfLifeMs = historyShelfLifeMs(DEFAULT_SHELF_LIVES, "ethereum", typicalGapMs(vector44));
  return numbers[LONGEST_WAIT]! * 60_000 > shelfLifeMs;
}

/**
 * The weights of behaviour and neighbours that fit the wallets' labels best. Reputation is left out, because
 * the shipped states include what later became known of the wallets' counterparties.
 */
function fittedWeights(): string[] {
  const { policy } = engine;
  const whole = { ...engine, policy: { ...policy, weights: { behaviour: 1, neighbours: 1, reputation: 0 } } };
  const observations = active.map((wallet) => {
    const { findings } = estimateSide(whole, sides.get(wallet.address)!, 0);
    const logOddsOfCode = (code: string) => findings.find((each) => each.code === code)?.logOdds ?? 0;
    return {
      features: ["BEHAVIOUR", "NEIGHBOURS"].map(logOddsOfCode),
      label: Number(wallet.fraud),
      offset: logOddsOf(index.fraudShare),
      weight: 1,
    };
  });
  return fitLogistic(observations, 1).map((weight) => weight.toFixed(2));
}

async function known({ address, behaviour, vector44, lastSeen }: ReferenceWallet): Promise<KnownSide> {
  const { edition, fraudShare } = index;
  const { wallets } = await index.nearest({ address, wallet44: vector44 }, NEIGHBOURS, signal);
  return {
    network: "ethereum",
    address,
    features: { behaviour, wallet44: vector44 },
    end: {
      network: "ethereum",
      lastSeen: lastSeen === null ? null : new Date(lastSeen * 1_000),
      wallet44: vector44,
    },
    fraudIn: null,
    labels: [],
    sanctions: [],
    reputation: null,
    neighbours: { edition, fraudShare, wallets },
  };
}

function scored(from: SideInputs, to: SideInputs): Estimate {
  const inputs = { at: 0, from, to, coins: null, paidBefore: null, askedLastHour: null };
  return estimate(engine, { ...inputs, screened: true, late: false });
}

/** With the histories as old as they are. */
function scoredToday(from: KnownSide, to: KnownSide, usd: number): Estimate {
  const aged = ({ end, ...side }: KnownSide) => ({ ...side, history: historyAge(DEFAULT_SHELF_LIVES, end) });
  const [payer, recipient] = [aged(from), aged(to)];
  const remarks = [...staleHistory("from", payer, TODAY), ...staleHistory("to", recipient, TODAY)];
  const inputs = { at: TODAY, from: payer, to: recipient, usd, remarks };
  return estimate(engine, {
    ...{ ...inputs, coins: null, paidBefore: null, askedLastHour: null },
    ...{ screened: true, late: false },
  });
}
