import { DAY_MS } from "@tetron/domain/durations";
import type { Network } from "@tetron/domain/network";
import { SHARED_OWNERS } from "@tetron/domain/owner";
import { readLabels } from "@tetron/labels/read-labels";
import { allContests, countScoresByTenth, newestReports, readInputs } from "@tetron/lake/feedback";
import { findLabels } from "@tetron/lake/labels";
import { findWalletFeatures } from "@tetron/lake/wallets";
import type { FeedbackRow } from "@tetron/training/registry/feedback-rows";
import { type Report, weighFeedback } from "../../models/feedback/weigh-feedback.ts";
import type { ModelDeps } from "../../models/model-deps.ts";
import { behaviourInScore } from "./stored-side.ts";

/** All training data is of this network. */
const NETWORK: Network = "ethereum";
/** Rows of the training data without canaries, each of weight 1: its own number, so that bounds hold before the data is read. */
const BASE_ROWS = 46_166;
/** How far back scores count for the share of them that is reported, in milliseconds. */
const LOOK_BACK_MS = 90 * DAY_MS;
/** Least weight of a wallet that is trained on. */
const MIN_WEIGHT = 1e-3;

/** What was reported, as training reads it. */
export interface Feedback {
  readonly rows: readonly FeedbackRow[];
  readonly tenants: number;
  /** Reports that count, and those of which no history of the wallet is known. */
  readonly reports: number;
  readonly withoutHistory: number;
}

/**
 * Collects what tenants reported of wallets, with their histories as the scores saw that the reports are about, or as they
 * are held now.
 *
 * @param without - Addresses that are never trained on.
 */
export async function collectFeedback(
  { lake, engine }: ModelDeps,
  { now, without }: { readonly now: Date; readonly without: ReadonlySet<string> },
): Promise<Feedback> {
  const { db } = lake;
  const reports = [...(await reported()), ...(await contested())].filter(
    ({ address }) => !without.has(address),
  );
  const said = await saidOf([...new Set(reports.map(({ address }) => address))]);
  const weighed = weighFeedback(
    reports.filter(({ contests, address }) => !contests || said.get(address) === true),
    {
      ...{ now: now.getTime(), baseRows: BASE_ROWS },
      scoresByTenth: await countScoresByTenth(db, NETWORK, new Date(now.getTime() - LOOK_BACK_MS)),
      listed: (address) => said.get(address) ?? null,
    },
  ).filter(({ weight }) => weight >= MIN_WEIGHT);
  const histories = await behavioursOf(weighed.map(({ address }) => address));
  const rows = weighed.flatMap(({ address, fraud, weight }) => {
    const behaviour = histories.get(address);
    if (behaviour === undefined) return [];
    return [
      {
        address,
        fraud,
        weight,
        behaviour: behaviour.map((value) => (Number.isFinite(value) ? value : null)),
      },
    ];
  });
  return {
    rows,
    tenants: new Set(reports.map(({ tenant }) => tenant)).size,
    reports: reports.length,
    withoutHistory: weighed.length - rows.length,
  };

  async function reported(): Promise<(Report & { contests: boolean; score: string | null })[]> {
    return (await newestReports(db, NETWORK))
      .filter(({ kind }) => kind !== "contested")
      .map(({ tenant, address, kind, occurredAt, score }) => ({
        ...{ tenant, address, fraud: kind === "fraud", occurredAt: occurredAt.getTime() },
        scored: score && { at: score.createdAt.getTime(), fraudScore: score.fraudScore },
        ...{ contests: false, score: score?.id ?? null },
      }));
  }

  /** That a tenant contests an accusation says what a report that the wallet is no fraud says. */
  async function contested(): Promise<(Report & { contests: boolean; score: null })[]> {
    return (await allContests(db, NETWORK)).flatMap(({ owner, address, contestedAt }) => {
      if (!owner.startsWith("tenant:")) return [];
      const report = { tenant: owner.slice("tenant:".length), address, fraud: false };
      return [{ ...report, occurredAt: contestedAt.getTime(), scored: null, contests: true, score: null }];
    });
  }

  /** Whether lists accuse a wallet, or call it a service. */
  async function saidOf(addresses: readonly string[]): Promise<Map<string, boolean>> {
    const found = await findLabels(
      lake,
      SHARED_OWNERS,
      addresses.map((address) => ({ network: NETWORK, address })),
    );
    const said = new Map<string, boolean>();
    for (const [at, address] of addresses.entries()) {
      const stances = readLabels(engine.taxonomy, found[at]!).map(({ stance }) => stance);
      if (stances.includes("bad")) said.set(address, true);
      else if (stances.includes("service")) said.set(address, false);
    }
    return said;
  }

  async function behavioursOf(addresses: readonly string[]): Promise<Map<string, readonly number[]>> {
    const wanted = new Set(addresses);
    const scoreOf = new Map(
      reports.flatMap(({ address, ...each }) =>
        "score" in each && each.score !== null && wanted.has(address) ? [[each.score, address] as const] : [],
      ),
    );
    const found = new Map<string, readonly number[]>();
    for await (const { id, inputs } of readInputs(db, [...scoreOf.keys()])) {
      const address = scoreOf.get(id)!;
      const behaviour = behaviourInScore(inputs, address);
      if (behaviour !== null) found.set(address, behaviour);
    }
    const rest = addresses.filter((address) => !found.has(address));
    const held = await findWalletFeatures(
      db,
      SHARED_OWNERS,
      rest.map((address) => ({ network: NETWORK, address })),
    );
    for (const wallet of held) if (wallet?.behaviour) found.set(wallet.address, wallet.behaviour);
    return found;
  }
}
