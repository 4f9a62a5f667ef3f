import { isShared, tenantOwner, visibleToOwner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { findAnnouncements, tenantsConcerned } from "@tetron/lake/announcements";
import { findStoredEvidence } from "@tetron/lake/held-evidence";
import { latestHistory, readHistory } from "@tetron/lake/histories";
import {
  type NewHistory,
  preferredState,
  putReputationState,
  stateBasis,
} from "@tetron/lake/reputation-states";
import type { Write } from "@tetron/lake/write";
import { addOutcome } from "@tetron/models/reputation/add-outcome";
import { reputationOfHistory } from "@tetron/models/reputation/history";
import type { ReputationState } from "@tetron/models/reputation/state";
import { walletEvidence, walletReputation } from "@tetron/models/reputation/wallet-reputation";
import { announceChange } from "./announce-change.ts";
import type { ReputationDeps } from "./deps.ts";
import { knownParties } from "./known-parties.ts";

/** How a history is taken in. */
export interface TakeOptions {
  /** Edition of the lists, as the owner sees them, that tell who its counterparties are. */
  readonly lists: string;
  readonly now: Date;
  /** Is committed with the state. */
  readonly also: readonly Write[];
}

/**
 * Computes a wallet's state from its owner's newest raw history and keeps it, with the events for those whom
 * the change concerns, in one commit: for a shared history every tenant that scored the wallet or reported
 * about it, for a tenant's own that tenant.
 */
export async function processHistory(
  deps: ReputationDeps,
  wallet: NewHistory,
  { lists, now, also }: TakeOptions,
): Promise<void> {
  const { lake } = deps;
  const stateRow = await computeState(deps, wallet, { lists, now });
  const { owner, network, address, state } = stateRow;
  const [tenants, told] = await Promise.all([
    tenantsConcerned(lake.db, wallet),
    findAnnouncements(lake.db, wallet),
  ]);
  const changes = await Promise.all(
    tenants
      .filter((tenant) => isShared(owner) || tenantOwner(tenant) === owner)
      .map(async (tenant) => {
        const [held] = await findStoredEvidence(lake, tenant, [wallet]);
        const { stored: counts } = held!;
        // Another owner's history may be preferred for this tenant; then nothing changes for it.
        if (counts && counts.owner !== owner && preferredState([counts, stateRow]) === counts) return [];
        const evidence = walletEvidence(deps.artifacts, wallet, held!);
        return announceChange(deps, {
          tenant,
          wallet: { network, address },
          last: told.get(tenant) ?? walletReputation(deps.artifacts, wallet, evidence, now),
          after: walletReputation(deps.artifacts, wallet, { ...evidence, chain: state }, now),
          told: told.get(tenant),
          at: now,
        });
      }),
  );
  await lake.commit([putReputationState(stateRow), ...changes.flat(), ...also]);
}

/** The state of a wallet's reputation by its owner's newest raw history and the lists as they are now. */
export async function computeState(
  deps: ReputationDeps,
  { owner, network, address }: NewHistory,
  { lists, now }: Pick<TakeOptions, "lists" | "now">,
) {
  const wallet = { network, address };
  const stored = await latestHistory(deps.lake.db, owner, wallet);
  const history = readHistory(stored!.content);
  const state = reputationOfHistory(history, await knownParties(deps, visibleToOwner(owner), history));
  addReferenceReport(deps, wallet, state);
  return { owner, network, address, state, history: stateBasis(stored!.hash, lists), updatedAt: now };
}

/** The reference data's fraud class survives a newer history of the account. */
function addReferenceReport(
  { artifacts }: ReputationDeps,
  { network, address }: WalletRef,
  state: ReputationState,
): void {
  if (network !== "ethereum" || !artifacts.parties.of(address, address).fraud) return;
  addOutcome(state, { timestamp: artifacts.shipped({ network, address })?.latest ?? 0, kind: "fraud" });
}
