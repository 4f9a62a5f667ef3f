import type { AuditData, AuditEntryOf } from "@tetron/domain/audit-actions";
import { createIds, type Id } from "@tetron/domain/id";
import { type Owner, tenantOfOwner } from "@tetron/domain/owner";
import { countsOf, type ImportCounts } from "./tally.ts";

/** Identifies an import and its caller. */
export interface ImportAuthor {
  /** Owner of the imported records. */
  readonly owner: Owner;
  /** The id of the API key, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
}

/** What an import took in: who changed what scores rest on. */
type ImportWork = {
  readonly import: Id<"imp">;
  readonly counts: ImportCounts;
} & (
  | { readonly kind: "histories"; readonly what: Pick<AuditData["import.histories"], "source" | "networks"> }
  | {
      readonly kind: "labels";
      readonly what: Pick<AuditData["import.labels"], "network" | "list" | "version">;
    }
);

const nextId = createIds();

/** Creates the id of an import. */
export function newImport(): Id<"imp"> {
  return nextId("imp");
}

/** The audit entry of an import, or of one batch of it. */
export function importEntry(
  { owner, actor, now }: ImportAuthor,
  work: ImportWork,
): AuditEntryOf<"import.histories" | "import.labels"> {
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
