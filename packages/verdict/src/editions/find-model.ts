import { ARTIFACTS_URL, EARLIER_MODELS_URL } from "@tetron/models/artifacts-url";
import { readManifest } from "@tetron/service/artifacts";
import { hashOf } from "../estimate/open-engine.ts";
import { namesIn } from "./names-in.ts";

/**
 * The folder of the artifacts with a model version `DATE+HASH`: the current one, that of an earlier release or
 * one of the operator's; `undefined` when there is none.
 *
 * @throws Error naming a manifest that cannot be read.
 */
export async function findModel(version: string, place: URL | undefined): Promise<URL | undefined> {
  const own = place ? await foldersIn(new URL("models/", place)) : [];
  for (const folder of [ARTIFACTS_URL, ...(await foldersIn(EARLIER_MODELS_URL)), ...own]) {
    const manifest = await readManifest(folder);
    if (version.endsWith(`+${hashOf(manifest)}`)) return folder;
  }
  return undefined;
}

async function foldersIn(parent: URL): Promise<URL[]> {
  return (await namesIn(parent)).map((name) => new URL(`${encodeURIComponent(name)}/`, parent));
}
