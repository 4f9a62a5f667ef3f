import { createHash } from "node:crypto";
import type { Owner } from "@tetron/domain/owner";
import type { Database } from "@tetron/lake/database";
import { currentSources } from "@tetron/lake/sources";

/** Which editions of these owners' labels and sanctions are in force: 12 hex digits that change with any of them. */
export async function listsEdition(db: Database, owners: readonly Owner[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { owner, kind, name, network, version } of await currentSources(db, owners))
    if (kind !== "wallets") hash.update(JSON.stringify([owner, kind, name, network, version]));
  return hash.digest("hex").slice(0, 12);
}
