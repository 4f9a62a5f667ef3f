import type { WalletRef } from "@tetron/domain/wallet";
import { findLabels } from "@tetron/lake/labels";
import { findOutcomes } from "@tetron/lake/outcomes";
import { findReputationStates } from "@tetron/lake/reputation-states";
import { findSanctions } from "@tetron/lake/sanctions";
import type { StoredOutcome } from "@tetron/lake/tables/reputation-outcomes";
import { addOutcome } from "@tetron/models/reputation/add-outcome";
import type { ReputationState } from "@tetron/models/reputation/state";
import type { Listing } from "@tetron/models/reputation/view";
import type { ReputationDeps } from "./deps.ts";
import { listingOf } from "./listing.ts";

/** What is held of a wallet: what the chain shows, and what is said. */
export interface WalletEvidence {
  /** What the chain shows, without reports. */
  readonly chain: ReputationState;
  /** The tenant's reports, oldest first. */
  readonly outcomes: readonly StoredOutcome[];
  readonly listed: Listing;
}

/** The evidence of wallets in a tenant's eyes, in the order asked; four queries however many there are. */
export async function findEvidence(
  { lake: { db }, shipped }: ReputationDeps,
  tenant: string,
  wallets: readonly WalletRef[],
): Promise<WalletEvidence[]> {
  const [states, outcomes, labels, sanctions] = await Promise.all([
    findReputationStates(db, wallets),
    findOutcomes(db, tenant, wallets),
    findLabels(db, wallets),
    findSanctions(db, wallets),
  ]);
  return wallets.map((wallet, i) => ({
    chain: (states[i]?.state as ReputationState | undefined) ?? shipped(wallet),
    outcomes: outcomes[i]!,
    listed: listingOf(labels[i]!, sanctions[i]!),
  }));
}

/** A state with reports added. The state itself stays as it is. */
export function withOutcomes(
  chain: ReputationState,
  outcomes: readonly Pick<StoredOutcome, "kind" | "occurredAt">[],
): ReputationState {
  if (outcomes.length === 0) return chain;
  const state = structuredClone(chain);
  for (const { kind, occurredAt } of outcomes)
    addOutcome(state, { kind, timestamp: Math.floor(occurredAt.getTime() / 1_000) });
  return state;
}
