import { asc, desc, sql } from "drizzle-orm";
import { leafHashOf } from "./audit-leaf.ts";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import type { Lake } from "./lake.ts";
import { appendLeaf, EMPTY_TREE, rootOf, type Tree } from "./merkle.ts";
import { auditEntries } from "./tables/audit-entries.ts";
import { auditLeaves } from "./tables/audit-leaves.ts";
import { auditPending } from "./tables/audit-pending.ts";
import { auditTrees } from "./tables/audit-trees.ts";
import { runStatements } from "./write.ts";

/** Entries that get their places by one commit. */
const MAX_BATCH = 256;

/**
 * Gives every entry that waits its place in the log, until none waits. Entries are committed without an order and
 * nobody queues for one; this makes the order afterwards.
 *
 * One process at a time should do it. Should two, then the keys of the tables let one of them have each place: the other
 * fails and has changed nothing.
 *
 * @returns How many entries got a place.
 * @throws Failure `CONFLICT` when another process gave the places at the same moment.
 */
export async function sequenceAudit(lake: Pick<Lake, "db" | "commit">, signal: AbortSignal): Promise<number> {
  for (let total = 0; ; ) {
    const count = await sequenceBatch(lake, signal);
    total += count;
    if (count < MAX_BATCH) return total;
  }
}

/**
 * Reads outside of any transaction, and writes by one statement: the embedded store has one connection, which
 * nobody else could use meanwhile.
 */
async function sequenceBatch(
  { db, commit }: Pick<Lake, "db" | "commit">,
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted();
  const waiting = await firstWaiting(db);
  if (waiting.length === 0) return 0;
  let tree = await currentTree(db);
  const leaves = waiting.map((entry) => {
    const leaf = { index: tree.size, entry: entry.id, hash: leafHashOf(entry) };
    tree = appendLeaf(tree, leaf.hash);
    return leaf;
  });
  const { size, peaks } = tree;
  const grown = { size, root: rootOf(tree), peaks, at: new Date() };
  const write = sql`
    with leaf as (${bulkInsert(auditLeaves, leaves, sql`returning entry`)}),
      tree as (${bulkInsert(auditTrees, [grown])})
    delete from ${auditPending} using leaf where ${auditPending.entry} = leaf.entry`;
  await commit([runStatements(async (tx) => void (await tx.execute(write)))], signal);
  return leaves.length;
}

/**
 * The entries that wait, the first of them.
 *
 * Looked up one by one: as a join, Postgres would read the log from its start on, more with every entry.
 */
export function firstWaiting(db: Database) {
  const waiting = db
    .select({ entry: auditPending.entry })
    .from(auditPending)
    .orderBy(asc(auditPending.entry))
    .limit(MAX_BATCH);
  return db
    .select()
    .from(auditEntries)
    .where(sql`${auditEntries.id} = any(array(${waiting}))`)
    .orderBy(asc(auditEntries.id));
}

async function currentTree(db: Database): Promise<Tree> {
  const [last] = await db.select().from(auditTrees).orderBy(desc(auditTrees.size)).limit(1);
  return last ?? EMPTY_TREE;
}
