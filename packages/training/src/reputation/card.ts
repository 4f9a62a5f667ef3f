import { FEATURES } from "@tetron/models/reputation/features";
import { DEFAULT_HALF_LIVES } from "@tetron/models/reputation/half-lives";
import type { ReputationArtifact } from "@tetron/models/reputation/model";
import { DEFAULT_POLICY } from "@tetron/models/reputation/policy";
import type { Summary } from "../measure/summary.ts";
import type { ReputationMetrics } from "./evaluate.ts";

/** Inputs of the card. */
export interface CardFacts {
  readonly artifact: ReputationArtifact;
  readonly metrics: ReputationMetrics;
  /** SHA-256 of each input, by its path in the data folder. */
  readonly sources: Readonly<Record<string, string>>;
}

/** The model card of reputation, as Markdown. */
export function reputationCard({ artifact, metrics, sources }: CardFacts): string {
  const { full, stability, accounts } = metrics;
  const { evidence, anomaly, outcome } = DEFAULT_HALF_LIVES;
  const { slope, intercept } = artifact.calibration;
  return `# Reputation, ${artifact.version}

How far a wallet can be trusted, 0 to 100, with a confidence. A score is 100 times the probability of honesty
if half of all wallets were fraudulent; 50 is unknown. It is a sum of ${FEATURES.length} features of a state of forward-decayed
sums (half-lives: evidence ${evidence} days, anomalies ${anomaly}, reports ${outcome}); each component's points add up to it.

## Data

${accounts.total} accounts on Ethereum that moved something, ${accounts.fraud} of them fraudulent, from their raw histories; public labels for
their counterparties. Computed from:

${table(["file", "SHA-256"], Object.entries(sources))}

## Protocol

- Each account is looked at at one moment of its life, right after one of its own transfers: at least a fifth of
  them are behind it, how many more is drawn from its address. What came later is not seen.
- What is known of a counterparty is what the accounts of the other folds knew of it by that moment: how many
  dealt with it, and how many of those were known to be fraudulent. The histories have no dates of labels, so a
  fraud counts as known from its last transfer on. Public labels of services have no dates either and always count.
- An account never vouches for its own partners, and a partner that only one account knows stays a stranger.
- Weights: logistic regression without intercept, both classes weighing the same, each weight of the sign that
  its feature must have, so that bad evidence can never raise a score. Folds: 5, by SHA-256 of seed and address;
  mean and deviation are over five seeds.

## Results, out of fold

${table(
  ["metric", "mean", "sd"],
  Object.entries(full).map(([name, { mean, sd }]) => [name, number(mean), number(sd)]),
)}

${table(
  ["AUC", ""],
  [
    ["everything", summary(full.auc)],
    ["nothing known about counterparties", summary(metrics.auc_without_counterparties)],
    ["without the cap on exposure at two hops", number(metrics.auc_without_cap)],
    ["accounts of the public dataset", number(metrics.auc_kaggle)],
    ["honest accounts and fraud that came later", number(metrics.auc_later_fraud)],
  ],
)}

The next transfer that an account made in truth moved its score by ${number(stability.median)} points in the median and by
${number(stability.p90)} at the ninetieth percentile (${stability.accounts} accounts).
${
  metrics.spearman_fraud_model === null
    ? ""
    : `Rank correlation (Spearman) of distrust with the fraud model's held-out log-odds of the whole history: ${number(metrics.spearman_fraud_model)}.\n`
}
### Bands

P(fraud) is the score's log-odds on a line (${number(slope)} times distrust ${intercept < 0 ? "-" : "+"} ${number(Math.abs(intercept))}) that was fitted out of fold; shares
are of this population, of which ${number((100 * accounts.fraud) / accounts.total)} % is fraud.

${table(
  ["band", "accounts", "predicted fraud", "observed fraud"],
  metrics.bands.map(({ band, accounts, predicted, observed }) => [
    band,
    `${accounts}`,
    number(predicted),
    number(observed),
  ]),
)}

### Components

${table(
  ["component", "AUC without it", "mean points, honest", "mean points, fraud"],
  metrics.components.map(({ component, auc_without, points_honest, points_fraud }) => [
    component,
    number(auc_without),
    number(points_honest),
    number(points_fraud),
  ]),
)}

Outcomes have no part in this table: the histories hold no reports.

### Weights

Log-odds of honesty of each feature at 1. Those that data has no say in are the default policy's.

${table(
  ["feature", "component", "weight", ""],
  FEATURES.map(({ name, component }) => [
    name,
    component,
    number(DEFAULT_POLICY.weights[name as keyof typeof DEFAULT_POLICY.weights] ?? artifact.weights[name]),
    name in DEFAULT_POLICY.weights ? "policy" : "",
  ]),
)}

## What it must not be used for

- As proof of fraud, or of honesty. It ranks; a person decides.
- On its own for wallets with little confidence: a newcomer's 50 is not a verdict.
- As a rate of fraud: the population is labelled accounts, honest ones mostly of 2017 and fraud of 2017 to 2022.
  Amounts in ether differ between these years, so the parts that read amounts are flattered by the data.
- On other networks without thought: percentiles and knowledge of counterparties are Ethereum's. Elsewhere only
  labels vouch for anybody, and most wallets stay near 50.
- Strangers can lower a wallet's score somewhat by sending it small amounts; they can never raise it.
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function summary({ mean, sd }: Summary): string {
  return `${number(mean)} ± ${number(sd)}`;
}

function number(value: number): string {
  return Number(value.toFixed(Math.abs(value) >= 10 ? 1 : 4)).toString();
}
