import type { AuditAction, AuditEntryOf } from "@tetron/domain/audit-actions";
import { firstIdAt } from "@tetron/domain/id";
import { and, asc, eq, gt, gte } from "drizzle-orm";
import type { Database } from "./database.ts";
import { unsealEntries } from "./internal/seal-entries.ts";
import type { Lake } from "./lake.ts";
import { audit } from "./tables/audit.ts";
import { auditEntries } from "./tables/audit-entries.ts";
import { auditLeaves } from "./tables/audit-leaves.ts";
import type { Write } from "./write.ts";

/**
 * Appends an entry to the audit log. What its action calls personal is stored under a data key; its place in the log
 * is found afterwards, by `sequenceAudit`.
 */
export function appendAudit<Action extends AuditAction>(entry: AuditEntryOf<Action>): Write {
  return { table: auditEntries, row: { ...entry } };
}

/** Whether the log has an entry of this action about a subject; ids begin with their time, and only later ones are read. */
export async function isAudited(
  db: Database,
  { tenant, action, subject }: Pick<AuditEntryOf<AuditAction>, "tenant" | "action" | "subject">,
  since: Date,
): Promise<boolean> {
  const [found] = await db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        ...[eq(auditEntries.tenant, tenant), gte(auditEntries.id, firstIdAt("aud", since.getTime()))],
        ...[eq(auditEntries.action, action), eq(auditEntries.subject, subject)],
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** An entry as it is shown. */
export interface ShownAuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Personal fields are `erased` when their key was, and `encrypted` for a process without the root key. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Its place in the log; `null` for one that has none yet, and for those of the chain that went before the log. */
  readonly index: number | null;
}

/** A tenant's entries after the one with an id, oldest first, those of the old chain among them. */
export async function readAudit(
  { db, rootKey }: Pick<Lake, "db" | "rootKey">,
  query: { readonly tenant: string; readonly after?: string; readonly limit: number },
): Promise<ShownAuditEntry[]> {
  const { tenant, after = "", limit } = query;
  const logged = await db
    .select({ entry: auditEntries, index: auditLeaves.index })
    .from(auditEntries)
    .leftJoin(auditLeaves, eq(auditLeaves.entry, auditEntries.id))
    .where(and(eq(auditEntries.tenant, tenant), gt(auditEntries.id, after)))
    .orderBy(asc(auditEntries.id))
    .limit(limit);
  const personal = await unsealEntries(
    db,
    rootKey,
    logged.map(({ entry }) => entry),
  );
  const shown = logged.map(({ entry, index }) => {
    const { id, at, actor, action, subject, data, commitments } = entry;
    const told = personal.get(id);
    const instead = told?.fields === undefined && told?.why === "no_root_key" ? "encrypted" : "erased";
    const fields =
      told?.fields ?? Object.fromEntries(Object.keys(commitments).map((name) => [name, instead]));
    return { id, at, actor, action, subject, data: { ...data, ...fields }, index };
  });
  const chained = await readChain(db, { tenant, after, limit });
  return [...chained, ...shown].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
}

async function readChain(
  db: Database,
  { tenant, after, limit }: { readonly tenant: string; readonly after: string; readonly limit: number },
): Promise<ShownAuditEntry[]> {
  const rows = await db
    .select()
    .from(audit)
    .where(and(eq(audit.tenant, tenant), gt(audit.id, after)))
    .orderBy(asc(audit.id))
    .limit(limit);
  return rows.map(({ id, at, actor, action, subject, data }) => {
    return { id, at, actor, action, subject, data: data as ShownAuditEntry["data"], index: null };
  });
}
