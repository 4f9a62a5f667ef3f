import type { ArtifactEntry } from "@tetron/models/manifest";
import { hashOf } from "../data/file-hashes.ts";

/** An artifact, ready to be written. */
export interface Built {
  readonly bytes: Uint8Array;
  /** The date or edition that it carries. */
  readonly version: string;
  /** SHA-256 of what it was made from, hex, by its path in the data folder. */
  readonly sources: Readonly<Record<string, string>>;
}

/** What the manifest says of an artifact. */
export function manifestEntry({ bytes, version, sources }: Built): ArtifactEntry {
  return { sha256: hashOf(bytes), bytes: bytes.length, version, sources };
}
