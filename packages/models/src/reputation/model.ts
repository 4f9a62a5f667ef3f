import type { Network } from "@tetron/domain/network";
import { z } from "zod";
import { checkedJson } from "../checked-json.ts";
import { NetworkId } from "../network-id.ts";
import { Platt } from "../platt.ts";
import { FEATURES, type FeatureName } from "./features.ts";
import { DEFAULT_POLICY, type ReputationPolicy } from "./policy.ts";
import { Reference } from "./reference.ts";

/** Output of `npm run train`: fitted weights and the reference population of percentiles. */
const ReputationArtifact = z.object({
  kind: z.literal("reputation"),
  /** Date of training, `YYYY-MM-DD`. */
  version: z.string(),
  /** Log-odds of honesty of each feature at 1. */
  weights: z.record(z.enum(FEATURES.map(({ name }) => name) as [FeatureName, ...FeatureName[]]), z.number()),
  /** Maps a score's log-odds to log-odds of fraud in the labelled histories, fitted out of fold. */
  calibration: Platt,
  /** Reference populations; a network without one uses `ethereum`'s. */
  references: z.intersection(z.object({ ethereum: Reference }), z.partialRecord(NetworkId, Reference)),
});
export type ReputationArtifact = Readonly<z.infer<typeof ReputationArtifact>>;

/** An artifact and a policy, prepared for one network. */
export interface ReputationModel {
  readonly version: string;
  readonly policy: ReputationPolicy;
  readonly reference: Reference;
  /** In the order of {@link FEATURES}. */
  readonly weights: Float64Array;
  /** The policy's `indirectFloor` in log-odds. */
  readonly indirectFloor: number;
}

/**
 * @throws RangeError when a weight has the wrong sign, so that bad evidence would raise scores.
 */
export function reputationModel(
  artifact: ReputationArtifact,
  network: Network,
  policy: ReputationPolicy = DEFAULT_POLICY,
): ReputationModel {
  return {
    version: artifact.version,
    policy,
    reference: artifact.references[network] ?? artifact.references.ethereum,
    weights: Float64Array.from(FEATURES, ({ name, sign }) => {
      const weight = policy.weights[name] ?? artifact.weights[name];
      if (!(weight * sign >= 0))
        throw new RangeError(`The weight of ${name} is ${weight}; its sign is ${sign}.`);
      return weight;
    }),
    indirectFloor: Math.log(policy.indirectFloor / (100 - policy.indirectFloor)),
  };
}

/**
 * Reads an artifact that `encodeReputation` wrote.
 *
 * @throws RangeError when the bytes are not such an artifact, naming the field that is missing or wrong.
 */
export function decodeReputation(bytes: Uint8Array): ReputationArtifact {
  return checkedJson(bytes, ReputationArtifact, "reputation");
}

/** Writes an artifact as JSON: the same bytes for the same artifact. */
export function encodeReputation(artifact: ReputationArtifact): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(artifact, null, 1)}\n`);
}
