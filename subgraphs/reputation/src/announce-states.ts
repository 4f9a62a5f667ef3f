import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { findAnnouncements, tenantsConcerned } from "@tetron/lake/announcements";
import { preferredState } from "@tetron/lake/reputation-states";
import type { StoredReputationState } from "@tetron/lake/tables/reputation-states";
import type { Write } from "@tetron/lake/write";
import { walletEvidence, walletReputation } from "@tetron/models/reputation/wallet-reputation";
import { findHeldEvidence } from "@tetron/verdict/entities/held-evidence";
import { announceChange } from "./announce-change.ts";
import type { ReputationDeps } from "./deps.ts";

/** All owners' states of a wallet, before and after some of them change. */
export interface StateChange {
  readonly wallet: WalletRef;
  readonly before: readonly StoredReputationState[];
  readonly after: readonly StoredReputationState[];
}

/**
 * The writes that announce changed states to everybody whom they concern: the tenants that scored the wallet, reported about
 * it or watch it, of an owner's state those that see it. One query for all wallets, and one more for each of the tenants.
 */
export async function announceStates(
  deps: ReputationDeps,
  changes: readonly StateChange[],
  at: Date,
): Promise<Write[]> {
  const { lake, artifacts } = deps;
  const wallets = changes.map(({ wallet }) => wallet);
  const [concerned, told] = await Promise.all([
    tenantsConcerned(lake.db, wallets),
    findAnnouncements(lake.db, wallets),
  ]);
  const writes: Write[] = [];
  for (const tenant of new Set(concerned.flat())) {
    const owners = visibleTo(tenant);
    const stateFor = (states: readonly StoredReputationState[]) =>
      preferredState(states.filter(({ owner }) => owners.includes(owner)));
    // Of a state that another owner's is preferred to nothing changes for this tenant.
    const own = changes
      .map((change, n) => ({ ...change, n, next: stateFor(change.after) }))
      .filter(({ n, before, next }) => concerned[n]!.includes(tenant) && next !== stateFor(before));
    const held = await findHeldEvidence(
      lake,
      { tenant, taxonomy: artifacts.taxonomy },
      own.map(({ wallet }) => wallet),
    );
    for (const [i, { wallet, n, next }] of own.entries()) {
      const reputationBy = (stored: { readonly state: unknown } | undefined) =>
        walletReputation(artifacts, wallet, walletEvidence(artifacts, wallet, { ...held[i]!, stored }), at);
      const last = told[n]!.get(tenant);
      writes.push(
        ...announceChange(deps, {
          ...{ tenant, wallet, told: last, at },
          ...{ last: last ?? reputationBy(held[i]!.stored), after: reputationBy(next) },
        }),
      );
    }
  }
  return writes;
}
