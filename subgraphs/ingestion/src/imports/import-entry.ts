import { createIds, type Id } from "@tetron/domain/id";
import { type Owner, tenantOfOwner } from "@tetron/domain/owner";
import type { AuditEntry } from "@tetron/lake/audit-chain";
import { countsOf, type ImportCounts } from "./tally.ts";

/** Which import, and by whom: what every door knows. */
export interface ImportAuthor {
  /** Whose facts the records become. */
  readonly owner: Owner;
  /** The id of the API key that asks, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
}

/** What an import took in: who changed what scores rest on. */
interface ImportWork {
  readonly kind: "histories" | "labels";
  readonly import: Id<"imp">;
  /** What the kind of import has to name beside its counts. */
  readonly what: Readonly<Record<string, string | readonly string[]>>;
  readonly counts: ImportCounts;
}

const nextId = createIds();

/** An id for a new import. */
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
