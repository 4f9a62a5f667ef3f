import { readFile } from "node:fs/promises";
import { EARLIER_MODELS_URL } from "@tetron/models/artifacts-url";
import { CANARIES_FILE, encodeCanaries } from "@tetron/models/canaries";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { hashOf } from "../data/file-hashes.ts";
import { writeLists } from "../write-build.ts";
import { selectCanaries } from "./select-canaries.ts";

/**
 * The last model that was fitted to all labelled wallets: its table has estimates of each by trees that were not fitted to
 * it. Later models leave the canaries out, and have none of those.
 */
const DRAWN_FROM = "2026-11-29+9a3b2cc3f92b";

/**
 * Draws the canaries among the reference wallets of {@link DRAWN_FROM}, and writes them with their manifest. They stay the
 * same whichever model ships, since models of the registry were trained without them. The same table gives the same bytes.
 *
 * @param artifacts - Folder of the artifacts, with a trailing slash.
 */
export async function buildCanaries(artifacts: URL): Promise<void> {
  const table = await readFile(new URL(`${DRAWN_FROM}/${ARTIFACTS.referenceWallets}`, EARLIER_MODELS_URL));
  const { version, wallets } = decodeReferenceTable(table);
  const bytes = encodeCanaries(version, selectCanaries(wallets));
  const source = `packages/models/artifacts/earlier/${DRAWN_FROM}/${ARTIFACTS.referenceWallets}`;
  const sources = { [source]: hashOf(table) };
  await writeLists(new URL("canaries/", artifacts), { [CANARIES_FILE]: { bytes, version, sources } });
}
