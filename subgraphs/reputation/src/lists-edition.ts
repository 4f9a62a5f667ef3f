import { createHash } from "node:crypto";
import type { Owner } from "@tetron/domain/owner";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Database } from "@tetron/lake/database";
import { currentSources, saysWho } from "@tetron/lake/sources";

/**
 * Hash of the current versions of these owners' labels and sanctions and of the label vocabulary: 12 hex
 * digits that change with any of them.
 */
export async function listsEdition(
  db: Database,
  taxonomy: Taxonomy,
  owners: readonly Owner[],
): Promise<string> {
  const hash = createHash("sha256").update(taxonomy.version);
  const lists = (await currentSources(db, owners)).filter(saysWho);
  for (const { owner, kind, name, network, version } of lists)
    hash.update(JSON.stringify([owner, kind, name, network, version]));
  return hash.digest("hex").slice(0, 12);
}
