import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { findLabels } from "@tetron/lake/labels";
import { findOutcomes, type ReportedOutcome } from "@tetron/lake/outcomes";
import { findReputationStates } from "@tetron/lake/reputation-states";
import { findSanctions } from "@tetron/lake/sanctions";
import type { StoredReputationState } from "@tetron/lake/tables/reputation-states";
import { listingOf } from "@tetron/models/reputation/listing";
import { currentState, type ReputationState } from "@tetron/models/reputation/state";
import type { Listing } from "@tetron/models/reputation/view";
import type { ReputationDeps } from "./deps.ts";

/** What is held of a wallet: what the chain shows, and what is said. */
export interface WalletEvidence {
  /** What the chain shows, without reports. */
  readonly chain: Readonly<ReputationState>;
  /** The stored state that counts for the tenant; `undefined` when none is stored. */
  readonly held: StoredReputationState | undefined;
  /** The tenant's newest reports, oldest first. */
  readonly outcomes: readonly ReportedOutcome[];
  readonly listed: Listing;
}

/** The evidence of wallets in a tenant's eyes, in the order asked; four queries however many there are. */
export async function findEvidence(
  { lake: { db }, artifacts, shipped }: ReputationDeps,
  tenant: string,
  wallets: readonly WalletRef[],
): Promise<WalletEvidence[]> {
  const owners = visibleTo(tenant);
  const [states, outcomes, labels, sanctions] = await Promise.all([
    findReputationStates(db, owners, wallets),
    findOutcomes(db, tenant, wallets),
    findLabels(db, owners, wallets),
    findSanctions(db, owners, wallets),
  ]);
  return wallets.map((wallet, i) => ({
    chain: currentState(states[i]?.state as ReputationState | undefined, shipped(wallet)),
    held: states[i],
    outcomes: outcomes[i]!,
    listed: listingOf(artifacts.taxonomy, labels[i]!, sanctions[i]!),
  }));
}
