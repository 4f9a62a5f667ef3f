import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { reputationOf } from "@tetron/models/reputation/reputation";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import type { ReputationSource } from "./lake-trust.ts";
import { UNKNOWN } from "./trust.ts";

/**
 * Reputations from the states that ship: those of the reference wallets, all on Ethereum.
 *
 * @throws Error naming the artifact that is missing or broken.
 */
export async function shippedReputations(folder: URL = REPUTATION_URL): Promise<ReputationSource> {
  const manifest = await readManifest(folder);
  const read = (file: string) => readArtifact(new URL(file, folder), manifest);
  const { weights, parties, states } = REPUTATION_FILES;
  const bytes = await Promise.all([read(weights), read(parties), read(states)]);
  const shipped = decodeReputationArtifacts({ weights: bytes[0], parties: bytes[1], states: bytes[2] });
  return async (wallets) =>
    wallets.map(({ network, address }) => {
      const state = network === "ethereum" ? shipped.states.of(address) : undefined;
      if (state === undefined) return UNKNOWN;
      const { score, confidence } = reputationOf(state, Date.now() / 1_000, shipped.model(network));
      return { reputation: score, confidence };
    });
}
