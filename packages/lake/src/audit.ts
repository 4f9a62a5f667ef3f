import { and, asc, eq, gt } from "drizzle-orm";
import { type AuditEntry, CHAIN_START, firstBroken } from "./audit-chain.ts";
import type { Database } from "./database.ts";
import { audit, type StoredAuditEntry } from "./tables/audit.ts";
import type { Write } from "./write.ts";

const PAGE = 1_000;

/** Appends an entry. Its place in the chain is assigned at commit. */
export function appendAudit(entry: AuditEntry): Write {
  return { table: audit, row: { ...entry } };
}

/** A tenant's entries after `seq`, oldest first. */
export async function readAudit(
  db: Database,
  query: { readonly tenant: string; readonly after: number; readonly limit: number },
): Promise<StoredAuditEntry[]> {
  return db
    .select()
    .from(audit)
    .where(and(eq(audit.tenant, query.tenant), gt(audit.seq, query.after)))
    .orderBy(asc(audit.seq))
    .limit(query.limit);
}

/** Result of verifying the whole chain. */
export interface AuditCheck {
  readonly entries: number;
  /** Hash of the last valid entry. Store it elsewhere: a truncated tail can only be detected against it. */
  readonly head: string;
  /** The first entry that was modified, or that follows a missing one. */
  readonly broken: StoredAuditEntry | undefined;
}

/** Verifies every entry of every tenant, one page at a time. */
export async function checkAudit(db: Database, signal: AbortSignal): Promise<AuditCheck> {
  let head = CHAIN_START;
  let entries = 0;
  let after = 0;
  for (;;) {
    signal.throwIfAborted();
    const page = await db
      .select()
      .from(audit)
      .where(gt(audit.seq, after))
      .orderBy(asc(audit.seq))
      .limit(PAGE);
    const broken = firstBroken(head, page);
    const sound = broken === undefined ? page : page.slice(0, page.indexOf(broken));
    entries += sound.length;
    head = sound.at(-1)?.hash ?? head;
    if (broken !== undefined || page.length === 0) return { entries, head, broken };
    after = page.at(-1)!.seq;
  }
}
