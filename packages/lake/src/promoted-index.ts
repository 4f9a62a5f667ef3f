import { ANY_NETWORK } from "@tetron/domain/network";
import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Transaction } from "./lake.ts";
import type { ListKey } from "./sources.ts";
import { listReplaced, lockSources } from "./sources.ts";
import { type StoredSource, sources } from "./tables/sources.ts";

/** The place of the promoted index among the lists: every score reads which editions of these are in force. */
const PLACE = {
  ...{ owner: "operator", kind: "index", name: "reference-index", network: ANY_NETWORK },
} as const satisfies ListKey & Pick<StoredSource, "kind">;

const IS_CURRENT = and(
  eq(sources.owner, PLACE.owner),
  eq(sources.kind, PLACE.kind),
  eq(sources.name, PLACE.name),
  eq(sources.network, PLACE.network),
  isNull(sources.replacedAt),
);

/** The edition of the index that was promoted; `undefined` while the one that ships is in force. */
export async function promotedEdition(db: Database): Promise<string | undefined> {
  const [found] = await db.select({ version: sources.version }).from(sources).where(IS_CURRENT);
  return found?.version;
}

/** An index as it is put in force. */
export interface Promotion extends Pick<StoredSource, "version" | "url" | "rows" | "asOf"> {}

/**
 * Puts an index in force, or the one that ships again; the event `list.replaced` is committed with it.
 *
 * @param promotion - `null` for the one that ships.
 * @returns The edition that was promoted before; `null` for the one that ships.
 */
export async function putInForce(
  tx: Transaction,
  promotion: Promotion | null,
  now: Date,
): Promise<string | null> {
  const { db } = tx;
  await lockSources(db, PLACE);
  const before = (await promotedEdition(db)) ?? null;
  if (before === (promotion?.version ?? null)) return before;
  await db.update(sources).set({ replacedAt: now }).where(IS_CURRENT);
  if (promotion !== null) {
    const row = { ...PLACE, ...promotion, loadedAt: now, replacedAt: null };
    await db
      .insert(sources)
      .values(row)
      .onConflictDoUpdate({
        target: [sources.owner, sources.kind, sources.name, sources.network, sources.version],
        set: row,
      });
  }
  tx.add(
    listReplaced(PLACE, before, { version: promotion?.version ?? null, rows: promotion?.rows ?? 0, at: now }),
  );
  return before;
}
