import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { readManifest } from "@tetron/service/artifacts";
import { hashOf } from "../estimate/open-engine.ts";
import { namesIn } from "./names-in.ts";

/**
 * The folder of the artifacts with a model version `DATE+HASH`: the shipped one or one of the operator's;
 * `undefined` when there is none.
 *
 * @throws Error naming a manifest that cannot be read.
 */
export async function findModel(version: string, place: URL | undefined): Promise<URL | undefined> {
  const models = place && new URL("models/", place);
  const own = models
    ? (await namesIn(models)).map((name) => new URL(`${encodeURIComponent(name)}/`, models))
    : [];
  for (const folder of [ARTIFACTS_URL, ...own]) {
    const manifest = await readManifest(folder);
    if (version.endsWith(`+${hashOf(manifest)}`)) return folder;
  }
  return undefined;
}
