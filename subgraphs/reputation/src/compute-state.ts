import { visibleToOwner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { latestHistory, readHistory } from "@tetron/lake/histories";
import { FROM_BLOCKS } from "@tetron/lake/reputation-blocks";
import { type NewHistory, stateBasis } from "@tetron/lake/reputation-states";
import type { StoredReputationState } from "@tetron/lake/tables/reputation-states";
import { addOutcome } from "@tetron/models/reputation/add-outcome";
import { isAtFault } from "@tetron/models/reputation/at-fault";
import { reputationOfHistory } from "@tetron/models/reputation/history";
import { emptyReputation, type ReputationState } from "@tetron/models/reputation/state";
import { continueStates, NOT_FOLLOWED } from "./blocks/continue-states.ts";
import { type FollowedNetwork, findFollowedNetwork } from "./blocks/followed-network.ts";
import type { ReputationDeps } from "./deps.ts";
import { knownParties } from "./known-parties.ts";

/** A wallet, and whose state of it is meant. */
export type OwnedWallet = Pick<NewHistory, "owner" | "network" | "address">;

/** How a state is computed. */
export interface ComputeOptions {
  /** Edition of the lists, as the owner sees them, that tell who its counterparties are. */
  readonly lists: string;
  readonly now: Date;
  /** The state that it replaces; `undefined` when there is none, or nothing of it counts. */
  readonly before: StoredReputationState | undefined;
}

/**
 * The state of a wallet's reputation by its owner's newest raw history, the blocks of a followed chain after it, and the lists
 * as they are now.
 */
export async function computeState(
  deps: ReputationDeps,
  { owner, network, address }: OwnedWallet,
  { lists, now, before }: ComputeOptions,
): Promise<StoredReputationState> {
  const wallet = { network, address };
  const stored = await latestHistory(deps.lake.db, owner, wallet);
  const hash = stored?.hash ?? FROM_BLOCKS;
  const history = stateBasis(hash, lists);
  const following = await findFollowedNetwork(deps, network, {
    ...{ rows: [], addresses: [address], finalBefore: -1, now },
  });
  if (before?.history.startsWith(stateBasis(hash, "")) && isForgotten(before, following))
    return { ...before, history, updatedAt: now };
  const state = stored === undefined ? emptyReputation() : await stateOfHistory(deps, owner, stored.content);
  if (stored !== undefined) addReferenceReport(deps, wallet, state);
  const atFault = isAtFault(state);
  const row = { ...{ owner, network, address, state, history, updatedAt: now, atFault }, ...NOT_FOLLOWED };
  if (following === undefined) return row;
  const since = before?.followed?.since;
  const from = since === undefined ? following : { ...following, since: () => since };
  const [continued] = await continueStates(deps, from, [row]);
  return continued ?? row;
}

/** Whether what some of the counted blocks moved was deleted: then they count as the lists were when they came. */
function isForgotten({ followed }: StoredReputationState, following: FollowedNetwork | undefined): boolean {
  return followed !== null && (following?.movementsFrom ?? Number.NEGATIVE_INFINITY) > followed.since;
}

async function stateOfHistory(
  deps: ReputationDeps,
  owner: OwnedWallet["owner"],
  content: Uint8Array,
): Promise<ReputationState> {
  const history = readHistory(content);
  const known = await knownParties(deps, visibleToOwner(owner), {
    ...{ network: history.network, dealings: [history] },
  });
  return reputationOfHistory(history, known(history));
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
