import type { Database } from "@tetron/lake/database";
import { findReputationStates } from "@tetron/lake/reputation-states";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { reputationOf } from "@tetron/models/reputation/reputation";
import type { ReputationState } from "@tetron/models/reputation/state";
import type { ReputationSource } from "./lake-trust.ts";
import { UNKNOWN } from "./trust.ts";

/** Reputations from the states that the lake keeps, else from those that ship: reference wallets on Ethereum. */
export function lakeReputations(db: Database, artifacts: ReputationArtifacts): ReputationSource {
  return async (wallets) => {
    const held = await findReputationStates(db, wallets);
    return wallets.map(({ network, address }, i) => {
      const shipped = network === "ethereum" ? artifacts.states.of(address) : undefined;
      const state = (held[i]?.state as ReputationState | undefined) ?? shipped;
      if (state === undefined) return UNKNOWN;
      const { score, confidence } = reputationOf(state, Date.now() / 1_000, artifacts.model(network));
      return { reputation: score, confidence };
    });
  };
}
