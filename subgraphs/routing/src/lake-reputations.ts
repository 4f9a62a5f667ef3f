import { visibleTo } from "@tetron/domain/owner";
import type { Database } from "@tetron/lake/database";
import { findLabels } from "@tetron/lake/labels";
import { findOutcomes } from "@tetron/lake/outcomes";
import { findReputationStates } from "@tetron/lake/reputation-states";
import { findSanctions } from "@tetron/lake/sanctions";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { listingOf } from "@tetron/models/reputation/listing";
import { reputationOf } from "@tetron/models/reputation/reputation";
import { currentState, type ReputationState } from "@tetron/models/reputation/state";
import { withOutcomes } from "@tetron/models/reputation/with-outcomes";
import type { ReputationSource } from "./lake-trust.ts";

/**
 * Reputations in a tenant's eyes, the same that `Wallet.reputation` gives: from the states that the lake keeps, else
 * from those that ship, with the tenant's reports and what lists say.
 */
export function lakeReputations(db: Database, artifacts: ReputationArtifacts): ReputationSource {
  return async (wallets, tenant) => {
    const owners = visibleTo(tenant);
    const [states, outcomes, labels, sanctions] = await Promise.all([
      findReputationStates(db, owners, wallets),
      findOutcomes(db, tenant, wallets),
      findLabels(db, owners, wallets),
      findSanctions(db, owners, wallets),
    ]);
    return wallets.map((wallet, i) => {
      const held = states[i]?.state as ReputationState | undefined;
      const state = withOutcomes(currentState(held, artifacts.states.of(wallet)), outcomes[i]!);
      const listed = listingOf(artifacts.taxonomy, labels[i]!, sanctions[i]!);
      const { score, confidence } = reputationOf(
        state,
        Date.now() / 1_000,
        artifacts.model(wallet.network),
        listed,
      );
      return { reputation: score, confidence };
    });
  };
}
