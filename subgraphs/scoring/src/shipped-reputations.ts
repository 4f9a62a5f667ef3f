import type { WalletRef } from "@tetron/domain/wallet";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
  type ReputationArtifacts,
} from "@tetron/models/reputation/artifacts";
import { reputationOf } from "@tetron/models/reputation/reputation";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import type { ReputationEstimate } from "./score-inputs.ts";

/** The reputation of a wallet at a moment; `null` when nothing about it ships. */
export type ReputationLookup = (wallet: WalletRef, at: Date) => ReputationEstimate | null;

/**
 * Reads what ships for reputation.
 *
 * @throws Error naming the artifact that is missing or broken.
 */
export async function readReputation(folder: URL = REPUTATION_URL): Promise<ReputationArtifacts> {
  const manifest = await readManifest(folder);
  const read = (file: string) => readArtifact(new URL(file, folder), manifest);
  const { weights, parties, states } = REPUTATION_FILES;
  const bytes = await Promise.all([read(weights), read(parties), read(states)]);
  return decodeReputationArtifacts({ weights: bytes[0], parties: bytes[1], states: bytes[2] });
}

/** Reputations from the states that ship: those of the reference wallets, all on Ethereum. */
export function shippedReputations({ states, model }: ReputationArtifacts): ReputationLookup {
  return ({ network, address }, at) => {
    const state = network === "ethereum" ? states.of(address) : undefined;
    if (state === undefined) return null;
    const { score, confidence } = reputationOf(state, at.getTime() / 1_000, model(network));
    return { score, confidence };
  };
}
