import type { WalletRef } from "@tetron/domain/wallet";
import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { type StoredScore, scores } from "./tables/scores.ts";
import { insertRow, type Write } from "./write.ts";

/** Inserts a score. A second one with its id is refused, so an acknowledged score never changes. */
export function insertScore(score: StoredScore): Write {
  return insertRow(scores, score);
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

/** Whether a tenant has scored a payment from or to a wallet. */
export async function isScored(
  db: Database,
  tenant: string,
  { network, address }: WalletRef,
): Promise<boolean> {
  const sides = [scores.fromAddress, scores.toAddress].map((side) =>
    db
      .select({ id: scores.id })
      .from(scores)
      .where(and(eq(scores.tenant, tenant), eq(scores.network, network), eq(side, address)))
      .limit(1),
  );
  return (await Promise.all(sides)).some((found) => found.length > 0);
}

/** The part of a score that answers show: without its inputs, which are most of it. */
export type ShownScore = Omit<StoredScore, "inputs">;

/** Finds a tenant's scores, in the order requested. */
export type FindScoreSummaries = (
  tenant: string,
  ids: readonly string[],
) => Promise<(ShownScore | undefined)[]>;

/** As {@link findScores}, only the part that answers show. Prepared, since building the statement takes longer than sending it. */
export function prepareScoreSummaries(db: Database): FindScoreSummaries {
  const { inputs: _, ...shown } = getTableColumns(scores);
  const statement = db
    .select(shown)
    .from(scores)
    .where(
      and(
        eq(scores.tenant, sql.placeholder("tenant")),
        sql`${scores.id} = any(${sql.placeholder("ids")}::text[])`,
      ),
    )
    .prepare("");
  return async (tenant, ids) => {
    const found = await statement.execute({ tenant, ids });
    const byId = new Map(found.map((score) => [score.id, score]));
    return ids.map((id) => byId.get(id));
  };
}

/** What a tenant's score was computed from, with what names it; `undefined` when the tenant has none with this id. */
export async function findScoreOf(
  db: Database,
  tenant: string,
  id: string,
): Promise<StoredScore | undefined> {
  const [found] = await db
    .select()
    .from(scores)
    .where(and(eq(scores.id, id), eq(scores.tenant, tenant)));
  return found;
}

/** A score of any tenant; for the operator's replay, never for an answer to a tenant. */
export async function findAnyScore(db: Database, id: string): Promise<StoredScore | undefined> {
  const [found] = await db.select().from(scores).where(eq(scores.id, id));
  return found;
}
