import { addOutcome } from "@tetron/models/reputation/add-outcome";
import { encodeReputation, type ReputationArtifact } from "@tetron/models/reputation/model";
import { encodeParties } from "@tetron/models/reputation/parties";
import type { ReputationState } from "@tetron/models/reputation/state";
import { encodeReputationStates } from "@tetron/models/reputation/states-table";
import { fitPlatt } from "../fit/fit-platt.ts";
import { fitFolds, foldsOf, scoreFolds, viewsOfFolds } from "./cross-validate.ts";
import { type Experience, stateOfAccount, viewOfAccount } from "./experience.ts";
import { fitWeights } from "./fit-weights.ts";
import { momentOf } from "./moment.ts";
import { type ReputationData, readExperience } from "./read-experience.ts";
import { witnessesOf } from "./witnesses.ts";

/** The bytes of reputation's three artifacts. The same data and version give the same bytes. */
export interface FittedReputation {
  readonly artifact: ReputationArtifact;
  /** `reputation.json`: the weights and the reference population. */
  readonly model: Uint8Array;
  /** `reputation-parties.bin`: the reference accounts' counterparties. */
  readonly parties: Uint8Array;
  /** `reputation-states.bin`: the states of the reference accounts. */
  readonly states: Uint8Array;
}

/** Fits the weights on moments in the lives of all labelled accounts. @param version - `YYYY-MM-DD`. */
export async function fitReputation(version: string, options: ReputationData): Promise<FittedReputation> {
  const experience = await readExperience(options);
  const { accounts } = experience.ledger;
  const known = new Uint8Array(accounts.length).fill(1);
  const counts = accounts.map(momentOf);
  const views = accounts.map((_, account) =>
    viewOfAccount(experience, account, { count: counts[account]!, known, blind: false }),
  );
  const honest = accounts.map(({ fraud }) => !fraud);
  const { weights, reference } = fitWeights(views, honest);
  const calibration = calibrationOf(experience, counts, honest);
  const artifact: ReputationArtifact = {
    kind: "reputation",
    version,
    weights,
    calibration,
    references: { ethereum: reference },
  };
  return {
    artifact,
    model: encodeReputation(artifact),
    parties: encodeParties(version, witnessesOf(experience)),
    states: encodeReputationStates(version, statesOf(experience, known)),
  };
}

/** Calibrates distrust to log-odds of fraud, on accounts not used to fit the weights. */
function calibrationOf(experience: Experience, counts: readonly number[], honest: readonly boolean[]) {
  const folds = foldsOf(experience, 0);
  const views = viewsOfFolds(experience, { counts, folds });
  const scored = scoreFolds(fitFolds(views, honest, folds), views, folds);
  return fitPlatt(
    scored.map(({ logOdds }) => -logOdds),
    honest.map((each) => Number(!each)),
  );
}

/**
 * The state of each account at the end of its history; a fraud is a report at the time when it became known.
 */
function statesOf(experience: Experience, known: Uint8Array): Map<string, ReputationState> {
  const states = new Map<string, ReputationState>();
  for (const [account, { address, times, fraud }] of experience.ledger.accounts.entries()) {
    const state = stateOfAccount(experience, account, { count: times.length, known, blind: false });
    const exposedAt = experience.acquaintance.exposedAt[account]!;
    if (fraud) addOutcome(state, { timestamp: exposedAt, kind: "fraud" });
    states.set(address, state);
  }
  return states;
}
