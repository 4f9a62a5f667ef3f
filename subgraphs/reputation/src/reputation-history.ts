import { unprocessable } from "@tetron/domain/failure";
import { type Owner, visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { findReputationSnapshots, preferredState } from "@tetron/lake/reputation-states";
import { reputationOf } from "@tetron/models/reputation/reputation";
import { emptyReputation, type ReputationState } from "@tetron/models/reputation/state";
import type { WalletEvidence } from "@tetron/models/reputation/wallet-reputation";
import { withOutcomes } from "@tetron/models/reputation/with-outcomes";
import { unitOfWork } from "@tetron/service/unit-of-work";
import type { ReputationDeps } from "./deps.ts";

/** The requested times. */
export interface HistoryQuery {
  readonly from: Date;
  readonly to: Date;
  /** Seconds. */
  readonly step: number;
}

export interface ReputationPoint {
  readonly at: Date;
  readonly score: number;
  readonly confidence: number;
  readonly knownAt: Date;
}

/** A wallet's requested reputation history. */
export interface AskedHistory {
  /** Reports, oldest first. */
  readonly evidence: Pick<WalletEvidence, "reports">;
  /** Ascending. */
  readonly moments: readonly Date[];
  /** Aborts when the answer is no longer awaited. */
  readonly signal: AbortSignal;
}

const MAX_POINTS = 1_000;

/** The times of a query. @throws Failure `UNPROCESSABLE` naming the argument. */
export function momentsOf({ from, to, step }: HistoryQuery, now: Date): Date[] {
  if (step < 1) throw unprocessable("step", "too_small", "step: it must be at least 1 second.");
  if (to < from) throw unprocessable("to", "before_from", "to: it must not be before from.");
  if (to > now) throw unprocessable("to", "in_future", "to: it must not be in the future.");
  const points = Math.floor((to.getTime() - from.getTime()) / 1_000 / step) + 1;
  if (points > MAX_POINTS)
    throw unprocessable(
      "step",
      "too_many_points",
      `step: that makes ${points} points; ${MAX_POINTS} is the most.`,
    );
  return Array.from({ length: points }, (_, i) => new Date(from.getTime() + i * step * 1_000));
}

/**
 * A wallet's reputation for a tenant at past times, each from the state known then. A time before anything
 * was known uses the first state that goes back so far.
 *
 * Lists are left out: they say what a wallet is, not since when.
 */
export async function reputationHistory(
  { lake, artifacts }: ReputationDeps,
  { tenant, wallet }: { readonly tenant: string; readonly wallet: WalletRef },
  { evidence: { reports }, moments, signal }: AskedHistory,
): Promise<ReputationPoint[]> {
  const stored = await findReputationSnapshots(lake.db, visibleTo(tenant), wallet);
  const shipped = artifacts.shipped(wallet);
  const known: Snapshot[] = [
    ...(shipped ? [{ owner: "system" as const, takenAt: new Date(artifacts.version), state: shipped }] : []),
    ...stored.map(({ state, ...each }) => ({ ...each, state: state as ReputationState })),
  ];
  const model = artifacts.model(wallet.network);
  const stateAt = createStates(reports);
  const nothing = emptyReputation();
  const points: ReputationPoint[] = [];
  for (const at of moments)
    points.push(
      await unitOfWork(signal, () => {
        const snapshot = knownAt(known, at) ?? known[0];
        const state = stateAt(snapshot?.state ?? nothing, at);
        const { score, confidence } = reputationOf(state, at.getTime() / 1_000, model);
        return { at, score, confidence, knownAt: knownWhen(snapshot, at) };
      }),
    );
  return points;
}

/** States with the reports of their time. Times ascend, and most use the same state as the previous one. */
function createStates(all: WalletEvidence["reports"]) {
  let last: { readonly chain: ReputationState; readonly reports: number; readonly state: ReputationState };
  return (chain: ReputationState, at: Date): ReputationState => {
    const later = all.findIndex(({ occurredAt }) => occurredAt > at);
    const reports = later === -1 ? all.length : later;
    if (last?.chain !== chain || last.reports !== reports)
      last = { chain, reports, state: withOutcomes(chain, all.slice(0, reports)) };
    return last.state;
  };
}

interface Snapshot {
  readonly owner: Owner;
  readonly takenAt: Date;
  readonly state: Readonly<ReputationState>;
  readonly reach?: number | null;
  /** When a block was last counted in it. */
  readonly continuedAt?: Date | null;
}

/** When what a state says of a time was known: what blocks brought by then, at that time. */
function knownWhen(snapshot: Snapshot | undefined, at: Date): Date {
  if (snapshot === undefined) return at;
  const { takenAt, continuedAt } = snapshot;
  if (!continuedAt || at <= takenAt) return takenAt;
  return at < continuedAt ? at : continuedAt;
}

/** The state in force at a time: the preferred one among each owner's newest snapshot by then. */
function knownAt(snapshots: readonly Snapshot[], at: Date): Snapshot | undefined {
  const newest = new Map<Owner, Snapshot>();
  for (const snapshot of snapshots) if (snapshot.takenAt <= at) newest.set(snapshot.owner, snapshot);
  return preferredState([...newest.values()]);
}
