import type { Network } from "@tetron/domain/network";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { SHIPPED_TAXONOMY, type Taxonomy } from "@tetron/labels/taxonomy";
import { decodeFile } from "../checked-json.ts";
import { decodeReputation, type ReputationModel, reputationModel } from "./model.ts";
import { decodeParties, type Parties } from "./parties.ts";
import { DEFAULT_POLICY, type ReputationPolicy } from "./policy.ts";
import type { ReputationState } from "./state.ts";
import { decodeReputationStates, type ReputationStates } from "./states-table.ts";

/** The folder of the shipped reputation artifacts and their manifest. */
export const REPUTATION_URL = new URL("../../artifacts/reputation/", import.meta.url);

/** The files: weights and reference population, the reference accounts' counterparties, and their states. */
export const REPUTATION_FILES = {
  weights: "weights.json",
  parties: "parties.bin",
  states: "states.bin",
} as const;

/** The decoded reputation artifacts. */
export interface ReputationArtifacts {
  /** Date of training, `YYYY-MM-DD`. */
  readonly version: string;
  readonly policy: ReputationPolicy;
  /** Maps words of lists to categories. */
  readonly taxonomy: Taxonomy;
  /** The model for a network's wallets. */
  model(network: Network): ReputationModel;
  readonly parties: Parties;
  readonly states: ReputationStates;
  /** The shipped state of a wallet, decoded once; `undefined` when there is none. Shared: do not modify. */
  shipped(wallet: WalletRef): Readonly<ReputationState> | undefined;
}

/**
 * Reads the artifacts.
 *
 * @throws RangeError naming a file that is invalid and the field, or when the policy has a weight of the wrong sign.
 */
export function decodeReputationArtifacts(
  bytes: Readonly<Record<keyof typeof REPUTATION_FILES, Uint8Array>>,
  policy: ReputationPolicy = DEFAULT_POLICY,
  taxonomy: Taxonomy = SHIPPED_TAXONOMY,
): ReputationArtifacts {
  const artifact = decodeFile(REPUTATION_FILES.weights, () => decodeReputation(bytes.weights));
  const models = new Map<Network, ReputationModel>();
  const model = (network: Network): ReputationModel => {
    const made = models.get(network) ?? reputationModel(artifact, network, policy);
    models.set(network, made);
    return made;
  };
  model("ethereum");
  const states = decodeFile(REPUTATION_FILES.states, () => decodeReputationStates(bytes.states));
  return {
    version: artifact.version,
    policy,
    taxonomy,
    model,
    parties: decodeFile(REPUTATION_FILES.parties, () => decodeParties(bytes.parties)),
    states,
    shipped: readOnce(states),
  };
}

function readOnce(states: ReputationStates): ReputationArtifacts["shipped"] {
  const read = new Map<string, ReputationState>();
  return (wallet) => {
    const id = walletId(wallet);
    const state = read.get(id) ?? states.of(wallet);
    if (state !== undefined) read.set(id, state);
    return state;
  };
}
