import {
  CANARIES_FILE,
  CANARIES_URL,
  type Canary,
  decodeCanaries,
  type Flip,
  flippedCanaries,
} from "@tetron/models/canaries";
import { decodeFile } from "@tetron/models/checked-json";
import type { FraudModel } from "@tetron/models/fraud-model";
import { readArtifact, readManifest } from "@tetron/service/artifacts";

/** Reads the canaries that ship. @throws Error naming the file that is missing or broken. */
export async function openCanaries(): Promise<readonly Canary[]> {
  const manifest = await readManifest(CANARIES_URL);
  const bytes = await readArtifact(new URL(CANARIES_FILE, CANARIES_URL), manifest);
  return decodeFile(CANARIES_FILE, () => decodeCanaries(bytes));
}

/** The canaries that a model takes for what they are not, at the policy's prior. */
export function flipsOf(
  canaries: readonly Canary[],
  { model }: { readonly model: Pick<FraudModel, "probability"> },
): Flip[] {
  return flippedCanaries(canaries, model.probability);
}
