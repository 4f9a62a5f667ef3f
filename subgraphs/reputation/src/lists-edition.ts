import { createHash } from "node:crypto";
import { type Owner, visibleToOwner } from "@tetron/domain/owner";
import { currentSources, saysWho } from "@tetron/lake/sources";
import type { ReputationDeps } from "./deps.ts";

/**
 * The edition of the lists that an owner's histories are read with. Hash of the current versions of the labels and sanctions
 * that it sees and of the label vocabulary: 12 hex digits that change with any of them.
 */
export async function editionFor(
  { lake, artifacts }: Pick<ReputationDeps, "lake" | "artifacts">,
  owner: Owner,
): Promise<string> {
  const hash = createHash("sha256").update(artifacts.taxonomy.version);
  const lists = (await currentSources(lake.db, visibleToOwner(owner))).filter(saysWho);
  for (const { owner: of, kind, name, network, version } of lists)
    hash.update(JSON.stringify([of, kind, name, network, version]));
  return hash.digest("hex").slice(0, 12);
}
