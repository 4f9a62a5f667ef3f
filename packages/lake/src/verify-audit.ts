import { and, asc, count, eq, gt, gte, inArray, isNull, lte, max, min } from "drizzle-orm";
import { CHAIN_START, firstBroken } from "./audit-chain.ts";
import { leafHashOf } from "./audit-leaf.ts";
import { findDataKeys } from "./data-keys.ts";
import type { Database } from "./database.ts";
import { isAsCommitted } from "./internal/seal-entries.ts";
import type { Lake } from "./lake.ts";
import { appendLeaf, EMPTY_TREE, rootOf } from "./merkle.ts";
import { audit } from "./tables/audit.ts";
import { auditEntries, type StoredAuditEntry } from "./tables/audit-entries.ts";
import { auditLeaves } from "./tables/audit-leaves.ts";
import { auditPending } from "./tables/audit-pending.ts";
import { auditTrees } from "./tables/audit-trees.ts";

const MAX_PAGE_ENTRIES = 1_000;

/** The first entry that is not as it was written, and what is wrong with it. */
export interface BrokenEntry {
  readonly id: string;
  readonly why: string;
}

/** What a check of the audit log found. */
export interface AuditCheck {
  /** The hash chain that went before the log. */
  readonly chain: {
    readonly entries: number;
    /** The hash of the last sound entry. */
    readonly head: string;
  };
  readonly log: {
    /** Leaves that are sound. */
    readonly size: number;
    /** RFC 6962 root of them. Keep it elsewhere: a log that was written anew shows only against it. */
    readonly root: string;
    /** Entries that have no place yet, and when the oldest of them was written. */
    readonly waiting: number;
    readonly waitingSince: Date | null;
    /** Entries whose personal data was erased, and those that could not be looked at without the root key. */
    readonly erased: number;
    readonly unread: number;
  };
  readonly broken: BrokenEntry | undefined;
}

/** Checks every entry of every tenant, a page at a time: first the old chain, then the log. */
export async function verifyAudit(
  lake: Pick<Lake, "db" | "rootKey">,
  signal: AbortSignal,
): Promise<AuditCheck> {
  const { broken: brokenLink, ...chain } = await verifyChain(lake.db, signal);
  const erased = await erasedKeys(lake.db);
  const waiting = await waitingEntries(lake.db);
  const log = { size: 0, root: rootOf(EMPTY_TREE), erased: 0, unread: 0 };
  let tree = EMPTY_TREE;
  let broken = brokenLink;
  while (broken === undefined) {
    signal.throwIfAborted();
    const page = await pageOfLeaves(lake.db, tree.size);
    const roots = await rootsOf(lake.db, tree.size, page.length);
    const check = await personalCheck(lake, page, erased, log);
    for (const { leaf, entry } of page) {
      broken = wrongWith(leaf, entry, tree.size) ?? check(entry!);
      const next = appendLeaf(tree, leaf.hash);
      const root = roots.get(next.size);
      if (root !== undefined && root !== rootOf(next))
        broken ??= { id: leaf.entry, why: `the tree of ${next.size} leaves had another root` };
      if (broken !== undefined) break;
      tree = next;
    }
    if (page.length < MAX_PAGE_ENTRIES) break;
  }
  broken ??= (await cutTail(lake.db, tree.size)) ?? waiting.lost;
  return {
    chain,
    log: { ...log, size: tree.size, root: rootOf(tree), waiting: waiting.count, waitingSince: waiting.since },
    broken,
  };
}

/** What a check of one tenant's own entries found. */
export interface TenantAuditCheck {
  readonly entries: number;
  readonly waiting: number;
  readonly broken: BrokenEntry | undefined;
}

/**
 * Checks the entries of one tenant alone: each is what its leaf says, and its personal data what it commits to. That the
 * leaves are those of the log only the whole of it can tell.
 */
export async function verifyTenantAudit(
  lake: Pick<Lake, "db" | "rootKey">,
  tenant: string,
  signal: AbortSignal,
): Promise<TenantAuditCheck> {
  const erased = await erasedKeys(lake.db);
  const found = { entries: 0, waiting: 0 };
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const page = await lake.db
      .select({ entry: auditEntries, leaf: auditLeaves })
      .from(auditEntries)
      .leftJoin(auditLeaves, eq(auditLeaves.entry, auditEntries.id))
      .where(and(eq(auditEntries.tenant, tenant), gt(auditEntries.id, after)))
      .orderBy(asc(auditEntries.id))
      .limit(MAX_PAGE_ENTRIES);
    const check = await personalCheck(lake, page, erased, { erased: 0, unread: 0 });
    for (const { entry, leaf } of page) {
      const broken = (leaf === null ? undefined : wrongWith(leaf, entry, leaf.index)) ?? check(entry);
      if (broken !== undefined) return { ...found, broken };
      found.entries += 1;
      found.waiting += leaf === null ? 1 : 0;
    }
    if (page.length < MAX_PAGE_ENTRIES) return { ...found, broken: undefined };
    after = page.at(-1)!.entry.id;
  }
}

type Leaf = typeof auditLeaves.$inferSelect;

function wrongWith(leaf: Leaf, entry: StoredAuditEntry | null, index: number): BrokenEntry | undefined {
  const broken = (why: string) => ({ id: leaf.entry, why });
  if (leaf.index !== index) return broken(`the leaf ${index} before it is missing`);
  if (entry === null) return broken("it is in the log and was removed");
  return leafHashOf(entry) === leaf.hash ? undefined : broken("it is not what the log says");
}

/** Looks at the personal data of a page's entries, and counts what cannot be looked at. */
async function personalCheck(
  { db, rootKey }: Pick<Lake, "db" | "rootKey">,
  page: readonly { readonly entry: StoredAuditEntry | null }[],
  erased: ReadonlySet<string>,
  counts: { erased: number; unread: number },
): Promise<(entry: StoredAuditEntry) => BrokenEntry | undefined> {
  const ids = new Set(page.flatMap(({ entry }) => entry?.dataKey ?? []));
  const keys = rootKey && (await findDataKeys(db, rootKey, [...ids]));
  return (entry) => {
    if (entry.dataKey === null) return undefined;
    if (erased.has(entry.dataKey)) counts.erased += 1;
    else if (keys === undefined) counts.unread += 1;
    else {
      const key = keys.get(entry.dataKey);
      if (key === undefined)
        return { id: entry.id, why: `its data key is gone, and no erasure explains that` };
      if (!isAsCommitted(entry, key))
        return { id: entry.id, why: "its personal data is not what the log commits to" };
    }
    return undefined;
  };
}

async function pageOfLeaves(db: Database, from: number) {
  return db
    .select({ leaf: auditLeaves, entry: auditEntries })
    .from(auditLeaves)
    .leftJoin(auditEntries, eq(auditEntries.id, auditLeaves.entry))
    .where(gte(auditLeaves.index, from))
    .orderBy(asc(auditLeaves.index))
    .limit(MAX_PAGE_ENTRIES);
}

async function rootsOf(db: Database, size: number, more: number): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .select({ size: auditTrees.size, root: auditTrees.root })
    .from(auditTrees)
    .where(and(gt(auditTrees.size, size), lte(auditTrees.size, size + more)));
  return new Map(rows.map((row) => [row.size, row.root]));
}

async function cutTail(db: Database, size: number): Promise<BrokenEntry | undefined> {
  const [last] = await db.select({ size: max(auditTrees.size) }).from(auditTrees);
  const known = last?.size ?? 0;
  if (known === size) return undefined;
  // Leaves may have been added since the last page was read.
  const [leaf] = await db.select().from(auditLeaves).where(eq(auditLeaves.index, size));
  if (known > size && leaf !== undefined) return undefined;
  return { id: `leaf ${Math.min(known, size)}`, why: `the tree had ${known} leaves, and ${size} are there` };
}

/** Entries without a leaf. One that does not wait for its leaf either will never have one. */
async function waitingEntries(db: Database) {
  const withoutLeaf = db
    .select({ id: auditEntries.id, at: auditEntries.at })
    .from(auditEntries)
    .leftJoin(auditLeaves, eq(auditLeaves.entry, auditEntries.id))
    .where(isNull(auditLeaves.index))
    .as("without_leaf");
  const [found] = await db.select({ count: count(), since: min(withoutLeaf.at) }).from(withoutLeaf);
  const [lost] = await db
    .select({ id: withoutLeaf.id })
    .from(withoutLeaf)
    .leftJoin(auditPending, eq(auditPending.entry, withoutLeaf.id))
    .where(isNull(auditPending.entry))
    .orderBy(asc(withoutLeaf.id))
    .limit(1);
  const since = found?.since ?? null;
  return {
    count: found?.count ?? 0,
    since: since === null ? null : new Date(since),
    lost: lost && { id: lost.id, why: "it has no place in the log and waits for none" },
  };
}

async function erasedKeys(db: Database): Promise<ReadonlySet<string>> {
  const erasures = await db
    .select({ data: auditEntries.data })
    .from(auditEntries)
    .where(inArray(auditEntries.action, ["data.erase"]));
  return new Set(erasures.flatMap(({ data }) => data["keys"] as string[]));
}

async function verifyChain(db: Database, signal: AbortSignal) {
  let head = CHAIN_START;
  let entries = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const page = await db
      .select()
      .from(audit)
      .where(gt(audit.seq, after))
      .orderBy(asc(audit.seq))
      .limit(MAX_PAGE_ENTRIES);
    const broken = firstBroken(head, page);
    const sound = broken === undefined ? page : page.slice(0, page.indexOf(broken));
    entries += sound.length;
    head = sound.at(-1)?.hash ?? head;
    if (broken !== undefined)
      return { entries, head, broken: { id: broken.id, why: "it breaks the chain of hashes" } };
    if (page.length === 0) return { entries, head, broken: undefined };
    after = page.at(-1)!.seq;
  }
}
