import type { WalletRef } from "@tetron/domain/wallet";
import { findLabels } from "@tetron/lake/labels";
import { findOutcomes } from "@tetron/lake/outcomes";
import { findReputationStates } from "@tetron/lake/reputation-states";
import { findSanctions } from "@tetron/lake/sanctions";
import type { StoredOutcome } from "@tetron/lake/tables/reputation-outcomes";
import { listingOf } from "@tetron/models/reputation/listing";
import type { ReputationState } from "@tetron/models/reputation/state";
import type { Listing } from "@tetron/models/reputation/view";
import type { ReputationDeps } from "./deps.ts";

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
