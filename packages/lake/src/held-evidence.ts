import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { type Accusation, judgeAccused, partOfAccused } from "./accusations.ts";
import { readParts } from "./internal/read-parts.ts";
import { partOfKeysLabels } from "./labels.ts";
import type { Lake } from "./lake.ts";
import { partOfOutcomes, type ReportedOutcome } from "./outcomes.ts";
import { partOfStates, type ReadState } from "./reputation-states.ts";
import { partOfSanctions } from "./sanctions.ts";
import type { FoundLabel } from "./shipped-labels.ts";

interface ListVersion {
  readonly list: string;
  readonly version: string;
}

/** What the lake stores of a wallet's reputation, with its labels and sanctions. */
export interface HeldEvidence {
  /** The preferred state among several owners'; `undefined` when none is stored. */
  readonly stored: ReadState | undefined;
  /** The tenant's newest reports, oldest first. */
  readonly reports: readonly ReportedOutcome[];
  /** Those of the same key on other networks too. */
  readonly labels: readonly (FoundLabel & ListVersion)[];
  readonly sanctions: readonly ListVersion[];
  /** The data set that classifies the key's owner as a fraud account; `null` when none does. */
  readonly fraudIn: Accusation | null;
}

/**
 * Reputation evidence of wallets as a tenant sees it, in the order requested. One statement for any number of wallets,
 * and two more when a data set accuses one.
 */
export async function findStoredEvidence(
  lake: Pick<Lake, "db" | "shipped">,
  tenant: string,
  wallets: readonly WalletRef[],
): Promise<HeldEvidence[]> {
  if (wallets.length === 0) return [];
  const { db, shipped } = lake;
  const owners = visibleTo(tenant);
  const { states, reports, labels, sanctions, accused } = await readParts(db, {
    states: partOfStates(owners, wallets),
    reports: partOfOutcomes(tenant, wallets),
    labels: partOfKeysLabels(shipped, owners, wallets),
    sanctions: partOfSanctions(owners, wallets),
    accused: partOfAccused(owners, wallets),
  });
  const accusations = await judgeAccused(db, owners, wallets, accused);
  return wallets.map((_, i) => ({
    stored: states[i],
    reports: reports[i]!,
    labels: labels[i]!.map((label) => ({ ...label, list: label.source })),
    sanctions: sanctions[i]!.map(({ source: list, version }) => ({ list, version })),
    fraudIn: accusations[i]!,
  }));
}
