import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeFile } from "@tetron/models/checked-json";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { readArtifact, readManifest } from "@tetron/service/artifacts";

/** Rows of the publisher's list that a version lacks, by reason. */
export type LeftOut = Readonly<Record<string, number>>;

/**
 * Finds what was left out of a version of a list that ships; nothing of any other version.
 *
 * @throws Error naming the artifact that is missing or broken.
 */
export async function openLeftOut(): Promise<
  (list: { readonly name: string; readonly version: string }) => LeftOut
> {
  const manifest = await readManifest(ARTIFACTS_URL);
  const bytes = await readArtifact(new URL(ARTIFACTS.sanctions, ARTIFACTS_URL), manifest);
  const { editions } = decodeFile(ARTIFACTS.sanctions, () => decodeSanctions(bytes));
  const sanctions = new Map(editions.map(({ source, leftOut }) => [keyOf(source), leftOut]));
  return ({ name, version }) => {
    const count = sanctions.get(keyOf({ name, version })) ?? 0;
    if (count > 0) return { "on networks that Tetron does not serve": count };
    const labels = manifest[`${name}.bin`];
    return (labels?.version === version && labels.left_out) || {};
  };
}

function keyOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name} ${version}`;
}
