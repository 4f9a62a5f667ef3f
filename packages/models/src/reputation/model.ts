import type { Network } from "@tetron/domain/network";
import type { Platt } from "../platt.ts";
import { FEATURES, type FeatureName } from "./features.ts";
import { DEFAULT_POLICY, type ReputationPolicy } from "./policy.ts";
import type { Reference } from "./reference.ts";

/** Output of `npm run train`: fitted weights and the reference population of percentiles. */
export interface ReputationArtifact {
  readonly kind: "reputation";
  /** Date of training, `YYYY-MM-DD`. */
  readonly version: string;
  /** Log-odds of honesty of each feature at 1. */
  readonly weights: Readonly<Record<FeatureName, number>>;
  /** Maps a score's log-odds to log-odds of fraud in the labelled histories, fitted out of fold. */
  readonly calibration: Platt;
  /** Reference populations; a network without one uses `ethereum`'s. */
  readonly references: { readonly ethereum: Reference } & Readonly<Partial<Record<Network, Reference>>>;
}

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
 * @throws RangeError when the bytes are not such an artifact.
 */
export function decodeReputation(bytes: Uint8Array): ReputationArtifact {
  const artifact = JSON.parse(new TextDecoder().decode(bytes)) as ReputationArtifact;
  if (artifact.kind !== "reputation") throw new RangeError("The artifact is not a reputation model.");
  for (const { name } of FEATURES)
    if (!Number.isFinite(artifact.weights[name]))
      throw new RangeError(`The artifact has no weight for ${name}.`);
  return artifact;
}

/** Writes an artifact as JSON: the same bytes for the same artifact. */
export function encodeReputation(artifact: ReputationArtifact): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(artifact, null, 1)}\n`);
}
