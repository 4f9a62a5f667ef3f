import { asc, desc, eq, inArray } from "drizzle-orm";
import { leafHashOf } from "./audit-leaf.ts";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import type { Lake } from "./lake.ts";
import { append, EMPTY_TREE, rootOf, type Tree } from "./merkle.ts";
import { auditEntries } from "./tables/audit-entries.ts";
import { auditLeaves } from "./tables/audit-leaves.ts";
import { auditPending } from "./tables/audit-pending.ts";
import { auditTrees } from "./tables/audit-trees.ts";

/** Entries that get their places by one transaction. */
const BATCH = 256;

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
export async function sequenceAudit(lake: Pick<Lake, "transaction">, signal: AbortSignal): Promise<number> {
  for (let total = 0; ; ) {
    signal.throwIfAborted();
    const count = await lake.transaction(({ db }) => sequenceBatch(db));
    total += count;
    if (count < BATCH) return total;
  }
}

async function sequenceBatch(tx: Database): Promise<number> {
  let tree = await currentTree(tx);
  const waiting = await tx
    .select({ entry: auditEntries })
    .from(auditPending)
    .innerJoin(auditEntries, eq(auditEntries.id, auditPending.entry))
    .orderBy(asc(auditPending.entry))
    .limit(BATCH);
  if (waiting.length === 0) return 0;
  const leaves = waiting.map(({ entry }) => {
    const leaf = { index: tree.size, entry: entry.id, hash: leafHashOf(entry) };
    tree = append(tree, leaf.hash);
    return leaf;
  });
  await tx.execute(bulkInsert(auditLeaves, leaves));
  const { size, peaks } = tree;
  await tx.insert(auditTrees).values({ size, root: rootOf(tree), peaks: [...peaks], at: new Date() });
  await tx.delete(auditPending).where(
    inArray(
      auditPending.entry,
      leaves.map(({ entry }) => entry),
    ),
  );
  return leaves.length;
}

async function currentTree(db: Database): Promise<Tree> {
  const [last] = await db.select().from(auditTrees).orderBy(desc(auditTrees.size)).limit(1);
  return last ?? EMPTY_TREE;
}
