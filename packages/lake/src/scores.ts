import type { WalletRef } from "@tetron/domain/wallet";
import { and, desc, eq, getTableColumns, lt, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { type StoredScore, scores } from "./tables/scores.ts";
import { insert, statement, type Write } from "./write.ts";

/** Records a score. A second one with its id is refused, so an acknowledged score never changes. */
export function insertScore(score: StoredScore): Write {
  return insert(scores, score);
}

/** Puts a finished score in the place of its pending one; one that is already finished stays as it is. */
export function completeScore({ id, ...finished }: StoredScore): Write {
  return statement(async (tx) => {
    await tx
      .update(scores)
      .set(finished)
      .where(and(eq(scores.id, id), eq(scores.status, "pending")));
  });
}

/** Finds a tenant's scores by id, in the order asked; `undefined` where there is none, or another's. */
export async function findScores(
  db: Database,
  tenant: string,
  ids: readonly string[],
): Promise<(StoredScore | undefined)[]> {
  const found = await db
    .select()
    .from(scores)
    .where(and(eq(scores.tenant, tenant), isAnyOf(scores.id, ids)));
  const byId = new Map(found.map((score) => [score.id, score]));
  return ids.map((id) => byId.get(id));
}

/** A score as it is shown: without all that it was computed from, which is most of it. */
export type ShownScore = Omit<StoredScore, "inputs">;

/** As {@link findScores}, of what is shown of them only. */
export async function findShownScores(
  db: Database,
  tenant: string,
  ids: readonly string[],
): Promise<(ShownScore | undefined)[]> {
  const { inputs: _, ...shown } = getTableColumns(scores);
  const found = await db
    .select(shown)
    .from(scores)
    .where(and(eq(scores.tenant, tenant), isAnyOf(scores.id, ids)));
  const byId = new Map(found.map((score) => [score.id, score]));
  return ids.map((id) => byId.get(id));
}

/** Finds a score whoever it belongs to: for the operator's replay, never for an answer to a tenant. */
export async function findAnyScore(db: Database, id: string): Promise<StoredScore | undefined> {
  const [found] = await db.select().from(scores).where(eq(scores.id, id));
  return found;
}

/** One page of a list, newest first. */
export interface Page {
  /** Most rows to give, `>= 1`. Ask for one more than is shown to learn whether there is a next page. */
  readonly limit: number;
  /** The id of the last row of the page before; only rows older than it are given. */
  readonly after?: string | undefined;
}

/** A tenant's scores of payments that a wallet sent or received, newest first. */
export async function scoresOfWallet(
  db: Database,
  tenant: string,
  { network, address }: WalletRef,
  page: Page,
): Promise<StoredScore[]> {
  // Each side reads its own index in order; together they are at most two pages.
  const side = (wallet: SQL | undefined) =>
    db
      .select()
      .from(scores)
      .where(and(eq(scores.tenant, tenant), eq(scores.network, network), wallet, before(page)))
      .orderBy(desc(scores.id))
      .limit(page.limit);
  return unionAll(side(eq(scores.fromAddress, address)), side(eq(scores.toAddress, address)))
    .orderBy(desc(sql`id`))
    .limit(page.limit);
}

function before({ after }: Page): SQL | undefined {
  return after === undefined ? undefined : lt(scores.id, after);
}
