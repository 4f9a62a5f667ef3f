import { createHash } from "node:crypto";
import type { Database } from "@tetron/lake/database";
import { findModel, readModelFile } from "@tetron/lake/models";
import { checked } from "@tetron/models/checked-json";
import { ManifestFile } from "@tetron/models/manifest";
import { ENGINE_PARTS, type EnginePart } from "@tetron/models/model-version";
import { type Manifest, readArtifact, readManifest } from "@tetron/service/artifacts";

/** Where the artifacts of an engine are read. */
export interface EngineArtifacts {
  readonly manifest: Manifest;
  /** @throws Error naming an artifact that is missing or is not what the manifest says. */
  read(name: EnginePart): Promise<Uint8Array>;
}

/** Artifacts in a folder, with its manifest. @param folder - With a trailing slash. */
export async function artifactsIn(folder: URL): Promise<EngineArtifacts> {
  const manifest = await readManifest(folder);
  for (const name of ENGINE_PARTS)
    if (manifest[name] === undefined)
      throw new Error(`The manifest ${new URL("manifest.json", folder).pathname} has no ${name}.`);
  return { manifest, read: (name) => readArtifact(new URL(name, folder), manifest) };
}

/** The artifacts of a registered model; `undefined` for one that is not registered, or that ships. */
export async function storedArtifacts(db: Database, version: string): Promise<EngineArtifacts | undefined> {
  const model = await findModel(db, version);
  if (model === undefined || model.origin === "shipped") return undefined;
  const manifest = checked(model.manifest, ManifestFile, `manifest of model ${version}`);
  return { manifest, read: (name) => readStoredFile(db, { version, manifest }, name) };
}

/**
 * Reads a file of a registered model.
 *
 * @throws Error naming the file when it is not stored, or is not what the manifest says.
 */
export async function readStoredFile(
  db: Database,
  { version, manifest }: { readonly version: string; readonly manifest: ManifestFile },
  name: string,
): Promise<Uint8Array> {
  const expected = manifest[name]?.sha256 ?? "none";
  const bytes = await readModelFile(db, expected);
  if (bytes === undefined) throw new Error(`The artifact ${name} of model ${version} is not in the store.`);
  const actual = createHash("sha256").update(bytes).digest("hex");
  if (actual === expected) return bytes;
  throw new Error(
    `The artifact ${name} of model ${version} is broken: its SHA-256 is ${actual}, expected ${expected}.`,
  );
}
