import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { slices } from "./internal/chunks.ts";
import { historyLinks } from "./tables/history-links.ts";

/** An address of one holder with the wallet of a history, by its first transaction that both paid for. */
export type HistoryLink = Pick<typeof historyLinks.$inferSelect, "other" | "transactionHash" | "at">;

/** Rows of one statement. */
const MAX_ROWS = 5_000;

/** Replaces the links of an owner's wallet by those of its latest history. */
export async function replaceHistoryLinks(
  db: Database,
  {
    network,
    address,
    owner,
    links,
  }: WalletRef & { readonly owner: Owner; readonly links: readonly HistoryLink[] },
): Promise<void> {
  await db
    .delete(historyLinks)
    .where(
      and(
        ...[eq(historyLinks.network, network), eq(historyLinks.address, address)],
        eq(historyLinks.owner, owner),
      ),
    );
  const rows = links.map((link) => ({ ...link, network, address, owner }));
  for (const some of slices(rows, MAX_ROWS)) await db.execute(bulkInsert(historyLinks, some));
}
