import type { WalletRef } from "@tetron/domain/wallet";
import type { Database } from "@tetron/lake/database";
import { findOutcomes } from "@tetron/lake/outcomes";
import { findReputationStates } from "@tetron/lake/reputation-states";
import type { StoredOutcome } from "@tetron/lake/tables/reputation-outcomes";
import { addOutcome } from "@tetron/models/reputation/add-outcome";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
  type ReputationArtifacts,
} from "@tetron/models/reputation/artifacts";
import { reputationOf } from "@tetron/models/reputation/reputation";
import { emptyReputation, type ReputationState } from "@tetron/models/reputation/state";
import type { Listing } from "@tetron/models/reputation/view";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import type { ReputationEstimate } from "./score-inputs.ts";

/** What a wallet's reputation rests on. */
export interface ReputationBasis {
  /** When its state was computed; `null` when it is the one that ships, or when there is none. */
  readonly updatedAt: Date | null;
  /**
   * @param listed - What the lists say of the wallet itself.
   * @returns `null` when there is no evidence at all.
   */
  estimate(listed: Listing): ReputationEstimate | null;
}

/**
 * Reads what ships for reputation.
 *
 * @throws Error naming the artifact that is missing or broken.
 */
export async function readReputation(folder: URL = REPUTATION_URL): Promise<ReputationArtifacts> {
  const manifest = await readManifest(folder);
  const read = (file: string) => readArtifact(new URL(file, folder), manifest);
  const { weights, parties, states } = REPUTATION_FILES;
  const bytes = await Promise.all([read(weights), read(parties), read(states)]);
  return decodeReputationArtifacts({ weights: bytes[0], parties: bytes[1], states: bytes[2] });
}

/**
 * Finds what wallets' reputations rest on: the state that the reputation engine keeps, else the one that
 * ships, and the tenant's own reports.
 *
 * @returns In the order asked.
 */
export async function findReputations(
  db: Database,
  artifacts: ReputationArtifacts,
  wallets: readonly WalletRef[],
  { tenant, at }: { readonly tenant: string; readonly at: Date },
): Promise<ReputationBasis[]> {
  const [states, outcomes] = await Promise.all([
    findReputationStates(db, wallets),
    findOutcomes(db, tenant, wallets),
  ]);
  return wallets.map((wallet, i) => {
    const held = states[i];
    const state = withReports(
      (held?.state as ReputationState | undefined) ?? shippedState(artifacts, wallet),
      outcomes[i]!,
    );
    const model = artifacts.model(wallet.network);
    return {
      updatedAt: held?.updatedAt ?? null,
      estimate(listed) {
        const { score, confidence } = reputationOf(state, at.getTime() / 1_000, model, listed);
        return confidence > 0 ? { score, confidence } : null;
      },
    };
  });
}

function shippedState({ states }: ReputationArtifacts, { network, address }: WalletRef): ReputationState {
  return (network === "ethereum" ? states.of(address) : undefined) ?? emptyReputation();
}

function withReports(held: ReputationState, reports: readonly StoredOutcome[]): ReputationState {
  if (reports.length === 0) return held;
  const state = structuredClone(held);
  for (const { kind, occurredAt } of reports)
    addOutcome(state, { kind, timestamp: Math.floor(occurredAt.getTime() / 1_000) });
  return state;
}
