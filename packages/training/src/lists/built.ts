import type { ArtifactEntry } from "@tetron/models/manifest";
import { hashOf } from "../data/file-hashes.ts";

/** An artifact, ready to be written. */
export interface Built {
  readonly bytes: Uint8Array;
  /** The artifact's version. */
  readonly version: string;
  /** SHA-256 of each input, hex, by its path in the data folder. */
  readonly sources: Readonly<Record<string, string>>;
  /** Of a list: the rows that were left out, by reason. */
  readonly leftOut?: Readonly<Record<string, number>>;
}

/** The manifest's entry for an artifact. */
export function manifestEntry({ bytes, version, sources, leftOut }: Built): ArtifactEntry {
  const entry = { sha256: hashOf(bytes), bytes: bytes.length, version, sources };
  return leftOut === undefined ? entry : { ...entry, left_out: leftOut };
}
