import { readFile } from "node:fs/promises";
import { CANARIES_FILE, encodeCanaries } from "@tetron/models/canaries";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { hashOf } from "../data/file-hashes.ts";
import { writeLists } from "../write-build.ts";
import { selectCanaries } from "./select-canaries.ts";

/**
 * Draws the canaries among the shipped reference wallets, and writes them with their manifest. The same table gives the
 * same bytes.
 *
 * @param artifacts - Folder of the artifacts, with a trailing slash.
 */
export async function buildCanaries(artifacts: URL): Promise<void> {
  const table = await readFile(new URL(ARTIFACTS.referenceWallets, artifacts));
  const { version, wallets } = decodeReferenceTable(table);
  const bytes = encodeCanaries(version, selectCanaries(wallets));
  const sources = { [`packages/models/artifacts/${ARTIFACTS.referenceWallets}`]: hashOf(table) };
  await writeLists(new URL("canaries/", artifacts), { [CANARIES_FILE]: { bytes, version, sources } });
}
