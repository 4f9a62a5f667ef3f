import type { Block } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { slices } from "./internal/chunks.ts";
import { sendInTurn } from "./internal/send-in-turn.ts";
import { freezesIn } from "./issuer-freezes.ts";
import { renewRollups } from "./rollups.ts";
import { addressLinks } from "./tables/address-links.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { issuerFreezes } from "./tables/issuer-freezes.ts";
import { movements } from "./tables/movements.ts";

/** Rows of one statement. */
const MAX_ROWS = 5_000;

/** Keeps what blocks moved, and what issuers froze in them. A row that is held already stays: the same block moves the same. */
export async function putMovements(db: Database, blocks: readonly Block[]): Promise<void> {
  const transactions = blocks.flatMap(({ network, height, timestamp, transactions: list }) =>
    list.map(({ from, to, ...transaction }) => ({
      ...{ ...transaction, network, height, fromAddress: from, toAddress: to },
      at: new Date(timestamp * 1_000),
    })),
  );
  const moved = blocks.flatMap(({ network, height, movements: list }) =>
    list.map((movement) => ({ ...movement, network, height })),
  );
  await sendInTurn(db, inserts());

  function* inserts() {
    for (const [table, rows] of [
      [chainTransactions, transactions],
      [movements, moved],
      [issuerFreezes, freezesIn(blocks)],
    ] as const)
      for (const some of slices<Readonly<Record<string, unknown>>>(rows, MAX_ROWS))
        yield bulkInsert(table, some, sql`on conflict do nothing`);
  }
}

/** Forgets what the blocks above a height moved, froze and linked, and has the roll-ups that have added them up made again. */
export async function deleteMovementsAbove(db: Database, network: Network, height: number): Promise<void> {
  await renewRollups(db, network, { from: height + 1 });
  for (const table of [movements, chainTransactions, issuerFreezes, addressLinks])
    await db.delete(table).where(and(eq(table.network, network), gt(table.height, height)));
}
