import type { Database } from "@tetron/lake/database";
import { ARTIFACTS_URL, EARLIER_MODELS_URL } from "@tetron/models/artifacts-url";
import { hashOfParts } from "@tetron/models/model-version";
import { artifactsIn, type EngineArtifacts, storedArtifacts } from "../estimate/engine-artifacts.ts";
import { namesIn } from "./names-in.ts";

/** Where models are looked for beside those that ship. */
export interface ModelPlaces {
  /** The operator's folder of earlier editions. */
  readonly folder?: URL | undefined;
  /** Where models are registered. */
  readonly db?: Database | undefined;
}

/**
 * The artifacts with a model version `DATE+HASH`: the current ones, those of an earlier release, of a registered model or
 * in the operator's folder; `undefined` when there are none.
 *
 * @throws Error naming a manifest that cannot be read.
 */
export async function findModel(
  version: string,
  { folder, db }: ModelPlaces,
): Promise<EngineArtifacts | undefined> {
  const own = folder ? await foldersIn(new URL("models/", folder)) : [];
  for (const place of [ARTIFACTS_URL, ...(await foldersIn(EARLIER_MODELS_URL)), ...own]) {
    const artifacts = await artifactsIn(place);
    if (version.endsWith(`+${hashOfParts(artifacts.manifest)}`)) return artifacts;
  }
  return db && storedArtifacts(db, version);
}

async function foldersIn(parent: URL): Promise<URL[]> {
  return (await namesIn(parent)).map((name) => new URL(`${encodeURIComponent(name)}/`, parent));
}
