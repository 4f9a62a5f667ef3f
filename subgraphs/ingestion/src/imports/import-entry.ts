import { createIds, type Id } from "@tetron/domain/id";
import { type Owner, tenantOfOwner } from "@tetron/domain/owner";
import type { AuditEntry } from "@tetron/lake/audit-chain";
import { countsOf, type ImportCounts } from "./tally.ts";

/** Identifies an import and its caller. */
export interface ImportAuthor {
  /** Owner of the imported records. */
  readonly owner: Owner;
  /** The id of the API key, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
}

/** The result of an import, for the audit log. */
interface ImportWork {
  readonly kind: "histories" | "labels";
  readonly import: Id<"imp">;
  /** Further fields of the kind of import. */
  readonly what: Readonly<Record<string, string | readonly string[]>>;
  readonly counts: ImportCounts;
}

const nextId = createIds();

/** Creates the id of an import. */
export function newImport(): Id<"imp"> {
  return nextId("imp");
}

/** The audit entry of an import, or of one batch of it. */
export function importEntry({ owner, actor, now }: ImportAuthor, work: ImportWork): AuditEntry {
  return {
    id: nextId("aud"),
    tenant: tenantOfOwner(owner),
    actor,
    action: `import.${work.kind}`,
    subject: work.import,
    data: { ...work.what, owner, ...countsOf(work.counts) },
    at: now,
  };
}
