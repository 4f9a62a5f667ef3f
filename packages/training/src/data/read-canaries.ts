import { readFile } from "node:fs/promises";
import { CANARIES_FILE, decodeCanaries } from "@tetron/models/canaries";
import { decodeFile } from "@tetron/models/checked-json";
import { hashOf } from "./file-hashes.ts";

/** The wallets that no model is fitted to. */
export interface KnownCanaries {
  readonly addresses: ReadonlySet<string>;
  /** SHA-256 of their file, by its path in the repository. */
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * Reads which wallets are canaries.
 *
 * @param folder - Folder of the canaries, with a trailing slash.
 * @throws RangeError naming the file when it is broken.
 */
export async function readCanaries(folder: URL): Promise<KnownCanaries> {
  const bytes = await readFile(new URL(CANARIES_FILE, folder));
  const canaries = decodeFile(CANARIES_FILE, () => decodeCanaries(bytes));
  return {
    addresses: new Set(canaries.map(({ address }) => address)),
    sources: { [`packages/models/artifacts/canaries/${CANARIES_FILE}`]: hashOf(bytes) },
  };
}
