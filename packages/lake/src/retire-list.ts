import { and, eq, isNull } from "drizzle-orm";
import type { Lake } from "./lake.ts";
import { isOfList, type ListKey, listReplaced } from "./sources.ts";
import { labels } from "./tables/labels.ts";
import { sanctions } from "./tables/sanctions.ts";
import { sources } from "./tables/sources.ts";

const TABLES = { labels, sanctions };

/**
 * Takes a list away: its rows go, and its edition is current no more; the event `list.replaced` is committed with it.
 * Of a list that is not there nothing changes.
 */
export async function retireList(
  lake: Pick<Lake, "transaction">,
  list: ListKey & { readonly kind: keyof typeof TABLES },
): Promise<void> {
  const { owner, kind, name, network } = list;
  await lake.transaction(async ({ db, add }) => {
    const at = new Date();
    await db.delete(TABLES[kind]).where(isOfList(TABLES[kind], list));
    const retired = await db
      .update(sources)
      .set({ replacedAt: at })
      .where(
        and(
          eq(sources.owner, owner),
          eq(sources.kind, kind),
          eq(sources.name, name),
          eq(sources.network, network),
          isNull(sources.replacedAt),
        ),
      )
      .returning({ version: sources.version });
    for (const { version } of retired) add(listReplaced(list, version, { version: null, rows: 0, at }));
  });
}
