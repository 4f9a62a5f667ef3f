import { hashOf } from "../data/file-hashes.ts";
import type { Built } from "./built.ts";
import { createListDraft } from "./list-draft.ts";
import { readWellKnown } from "./well-known.ts";

/** The day of the table's last review. */
const DAY = "2026-11-29";

/** The wallets of large exchanges, bridges, routers and stablecoins, each with its source. */
export function buildWellKnown(): Built {
  const wallets = readWellKnown();
  const sha256 = hashOf(new TextEncoder().encode(JSON.stringify(wallets)));
  const draft = createListDraft({
    name: "well-known",
    url: "file:packages/training/src/lists/well-known.json",
    licence: "Apache-2.0",
    version: `${DAY}+${sha256.slice(0, 12)}`,
  });
  for (const { network, address, label, name, source } of wallets)
    draft.add(network, address, { label, name, publisher: source });
  return { ...draft.encode(), sources: { "packages/training/src/lists/well-known.json": sha256 } };
}
