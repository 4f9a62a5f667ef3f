import { and, eq, isNull } from "drizzle-orm";
import type { Lake } from "./lake.ts";
import { isOfList, type ListKey } from "./sources.ts";
import { labels } from "./tables/labels.ts";
import { sanctions } from "./tables/sanctions.ts";
import { sources } from "./tables/sources.ts";

const TABLES = { labels, sanctions };

/** Takes a list away: its rows go, and its edition is current no more. Of a list that is not there nothing changes. */
export async function retireList(
  lake: Pick<Lake, "transaction">,
  list: ListKey & { readonly kind: keyof typeof TABLES },
): Promise<void> {
  const { owner, kind, name, network } = list;
  await lake.transaction(async ({ db }) => {
    await db.delete(TABLES[kind]).where(isOfList(TABLES[kind], list));
    await db
      .update(sources)
      .set({ replacedAt: new Date() })
      .where(
        and(
          eq(sources.owner, owner),
          eq(sources.kind, kind),
          eq(sources.name, name),
          eq(sources.network, network),
          isNull(sources.replacedAt),
        ),
      );
  });
}
