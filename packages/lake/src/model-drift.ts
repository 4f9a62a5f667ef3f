import { firstIdAt } from "@tetron/domain/id";
import { and, asc, desc, eq, gte, lt, ne } from "drizzle-orm";
import type { Database } from "./database.ts";
import { modelDrift, type StoredDrift } from "./tables/model-drift.ts";
import { type StoredScore, scores } from "./tables/scores.ts";
import { runStatements, type Write } from "./write.ts";

/** Stores what was found of a day, in place of what was found of it before. */
export function putDrift(rows: readonly StoredDrift[]): Write {
  return runStatements(async (tx) => {
    const [first] = rows;
    if (first === undefined) return;
    await tx.delete(modelDrift).where(eq(modelDrift.day, first.day));
    await tx.insert(modelDrift).values([...rows]);
  });
}

/** The newest day of which anything is stored, ordered by name; empty when there is none. */
export async function newestDrift(db: Database): Promise<StoredDrift[]> {
  const [newest] = await db
    .select({ day: modelDrift.day })
    .from(modelDrift)
    .orderBy(desc(modelDrift.day))
    .limit(1);
  if (newest === undefined) return [];
  return db.select().from(modelDrift).where(eq(modelDrift.day, newest.day)).orderBy(asc(modelDrift.name));
}

/** Scores of a time, but for those of the simulated network. */
function realBetween(from: Date, to: Date) {
  const [first, end] = [from, to].map((at) => firstIdAt("tx", at.getTime())) as [string, string];
  return and(gte(scores.id, first), lt(scores.id, end), ne(scores.network, "simnet"));
}

/** What the first scores of a time were computed from, at most `limit` of them. */
export async function inputsBetween(
  db: Database,
  { from, to, limit }: { readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<Pick<StoredScore, "inputs">[]> {
  return db
    .select({ inputs: scores.inputs })
    .from(scores)
    .where(realBetween(from, to))
    .orderBy(asc(scores.id))
    .limit(limit);
}

/** The fraud scores of a time, at most `limit` of them. */
export async function fraudScoresBetween(
  db: Database,
  { from, to, limit }: { readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<number[]> {
  const found = await db
    .select({ fraudScore: scores.fraudScore })
    .from(scores)
    .where(realBetween(from, to))
    .orderBy(asc(scores.id))
    .limit(limit);
  return found.map(({ fraudScore }) => fraudScore);
}
