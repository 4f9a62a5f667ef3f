import type { Block } from "@tetron/domain/block";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { slices } from "./internal/chunks.ts";
import { sendInTurn } from "./internal/send-in-turn.ts";
import { addressLinks } from "./tables/address-links.ts";
import { movements } from "./tables/movements.ts";

/** Rows of one statement. */
const MAX_ROWS = 5_000;

/**
 * Keeps the links of blocks whose movements are held already. Change goes to a new address: a link by change to one that an
 * earlier block moved something of is left out.
 */
export async function putLinks(db: Database, blocks: readonly Block[]): Promise<void> {
  const rows = blocks.flatMap(({ network, height, timestamp, links = [] }) =>
    links.map((link) => ({ ...link, network, height, at: new Date(timestamp * 1_000) })),
  );
  const isKnown = sql`exists (select from ${movements} m
    where m.network = "row".network and m.wallet = "row".other and m.height < "row".height)`;
  await sendInTurn(
    db,
    slices(rows, MAX_ROWS).map((some) =>
      bulkInsert(
        addressLinks,
        some,
        sql`where "row".rule <> 'change' or not ${isKnown} on conflict do nothing`,
      ),
    ),
  );
}
