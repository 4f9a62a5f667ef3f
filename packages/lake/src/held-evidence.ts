import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { findLabelsOfKey } from "./labels.ts";
import type { Lake } from "./lake.ts";
import { findOutcomes, type ReportedOutcome } from "./outcomes.ts";
import { findReputationStates } from "./reputation-states.ts";
import { findSanctions } from "./sanctions.ts";
import type { StoredLabel } from "./tables/labels.ts";
import type { StoredReputationState } from "./tables/reputation-states.ts";
import type { StoredSanction } from "./tables/sanctions.ts";

/** What the lake stores of a wallet's reputation, with its labels and sanctions. */
export interface HeldEvidence {
  /** The preferred state among several owners'; `undefined` when none is stored. */
  readonly stored: StoredReputationState | undefined;
  /** The tenant's newest reports, oldest first. */
  readonly reports: readonly ReportedOutcome[];
  /** Those of the same key on other networks too. */
  readonly labels: readonly StoredLabel[];
  readonly sanctions: readonly StoredSanction[];
}

/**
 * Reputation evidence of wallets as a tenant sees it, in the order requested. Four queries, for any number of
 * wallets.
 */
export async function findStoredEvidence(
  lake: Pick<Lake, "db" | "shipped">,
  tenant: string,
  wallets: readonly WalletRef[],
): Promise<HeldEvidence[]> {
  const { db } = lake;
  const owners = visibleTo(tenant);
  const [states, reports, labels, sanctions] = await Promise.all([
    findReputationStates(db, owners, wallets),
    findOutcomes(db, tenant, wallets),
    findLabelsOfKey(lake, owners, wallets),
    findSanctions(db, owners, wallets),
  ]);
  return wallets.map((_, i) => ({
    stored: states[i],
    reports: reports[i]!,
    labels: labels[i]!,
    sanctions: sanctions[i]!,
  }));
}
