import { DAY_MS, HOUR_MS } from "@tetron/domain/durations";
import { BEHAVIOUR } from "@tetron/features/behaviour";
import { fraudScoresBetween, inputsBetween, newestDrift, putDrift } from "@tetron/lake/model-drift";
import type { StoredDrift } from "@tetron/lake/tables/model-drift";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import type { Job } from "@tetron/service/job";
import { artifactsIn } from "@tetron/verdict/estimate/engine-artifacts";
import type { ScoringDeps } from "../judge-transaction.ts";
import {
  type Distribution,
  distributionOver,
  driftBetween,
  referenceOf,
  shareOfFraud,
} from "../models/drift.ts";
import type { ModelWatch } from "../models/model-watch.ts";
import { behavioursInScore } from "./train/stored-side.ts";

/** Scores of a day that are looked at, the first ones. */
const MAX_SCORES = 2_000;
/** Fewest wallets of a day from which anything is said. */
const MIN_WALLETS = 50;
/** Days before, with whose fraud scores a day's are compared. */
const DAYS_BEFORE = 28;
const TENTHS = [10, 20, 30, 40, 50, 60, 70, 80, 90];

type Deps = Pick<ScoringDeps, "lake" | "engines">;

/** Compares the scores of the last whole day with the training data and with the days before, once. */
export function measureDrift({ lake, engines }: Deps, watch: ModelWatch): Job {
  return {
    name: "scoring.measure-drift",
    periodMs: HOUR_MS,
    jitterMs: 60_000,
    deadlineMs: 10 * 60_000,
    async run() {
      const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
      const [newest] = await newestDrift(lake.db);
      const day = new Date(today - DAY_MS).toISOString().slice(0, "YYYY-MM-DD".length);
      if (newest?.day !== day) await lake.commit([putDrift(await driftOfDay({ lake, engines }, day))]);
      watch.drift = await newestDrift(lake.db);
    },
  };
}

/** How far a day's wallets and scores are from the training data and the days before; nothing of too few. */
export async function driftOfDay({ lake, engines }: Deps, day: string): Promise<StoredDrift[]> {
  const from = new Date(`${day}T00:00:00Z`);
  const to = new Date(from.getTime() + DAY_MS);
  const { model, versions } = await engines.live();
  const stored = await inputsBetween(lake.db, { from, to, limit: MAX_SCORES });
  const wallets = stored.flatMap(({ inputs }) => behavioursInScore(inputs));
  if (wallets.length < MIN_WALLETS) return [];
  const row = (name: string, values: number): Omit<StoredDrift, "psi" | "ks" | "estimate"> => ({
    ...{ day, name, model: versions.model, values },
  });
  const references = await trainingDistributions();
  const features = BEHAVIOUR.map((name, column): StoredDrift => {
    const reference = references[column]!;
    const now = distributionOver(
      reference.edges,
      wallets.map((behaviour) => behaviour[column]!),
    );
    return { ...row(name, wallets.length), ...driftBetween(reference, now), estimate: null };
  });
  const before = { from: new Date(from.getTime() - DAYS_BEFORE * DAY_MS), to: from };
  const [earlier, scores] = await Promise.all([
    fraudScoresBetween(lake.db, { ...before, limit: DAYS_BEFORE * MAX_SCORES }),
    fraudScoresBetween(lake.db, { from, to, limit: MAX_SCORES }),
  ]);
  const probabilities = wallets.map((behaviour) => model.probability(behaviour));
  return [
    ...features,
    ...(earlier.length < MIN_WALLETS
      ? []
      : [
          {
            ...row("fraud_score", scores.length),
            ...driftBetween(distributionOver(TENTHS, earlier), distributionOver(TENTHS, scores)),
            estimate: null,
          },
        ]),
    {
      ...row("fraud_share", wallets.length),
      ...{ psi: null, ks: null, estimate: shareOfFraud(probabilities, model.prior) },
    },
  ];
}

/** Of each column of `behaviour/v1`, over the reference wallets with transactions. */
async function trainingDistributions(): Promise<Distribution[]> {
  const { read } = await artifactsIn(ARTIFACTS_URL);
  const { wallets } = decodeReferenceTable(await read(ARTIFACTS.referenceWallets));
  const active = wallets.filter(({ firstSeen }) => firstSeen !== null);
  return BEHAVIOUR.map((_, column) => referenceOf(active.map(({ behaviour }) => behaviour[column]!)));
}
