import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ARTIFACTS, type ArtifactName, type ManifestFile } from "./manifest.ts";

/** The artifacts that make a model; the lists are in the lake. */
export const ENGINE_PARTS = [
  ARTIFACTS.fraudModel,
  ARTIFACTS.paymentAnomaly,
  ARTIFACTS.referenceWallets,
] as const satisfies readonly ArtifactName[];

export type EnginePart = (typeof ENGINE_PARTS)[number];

/** The first 12 hex digits of a hash over the artifacts' hashes: the end of a model's version. */
export function hashOfParts(manifest: ManifestFile): string {
  const lines = ENGINE_PARTS.map((name) => `${name} ${manifest[name]!.sha256}\n`);
  return bytesToHex(sha256(utf8ToBytes(lines.join("")))).slice(0, 12);
}
