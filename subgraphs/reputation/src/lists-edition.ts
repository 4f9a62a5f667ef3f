import { createHash } from "node:crypto";
import type { Database } from "@tetron/lake/database";
import { currentSources } from "@tetron/lake/sources";

/** Which editions of labels and sanctions are in force: 12 hex digits that change with any of them. */
export async function listsEdition(db: Database): Promise<string> {
  const hash = createHash("sha256");
  for (const { kind, name, version } of await currentSources(db))
    if (kind !== "wallets") hash.update(`${name}\0${version}\0`);
  return hash.digest("hex").slice(0, 12);
}
