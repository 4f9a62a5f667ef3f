import { canonicalJson } from "@tetron/domain/canonical-json";
import { leafHash } from "./merkle.ts";
import type { StoredAuditEntry } from "./tables/audit-entries.ts";

/** The hash of an entry's leaf: what the log commits to, which erasure does not touch. */
export function leafHashOf({
  id,
  tenant,
  actor,
  action,
  subject,
  data,
  commitments,
  dataKey,
  at,
}: StoredAuditEntry): string {
  const content = {
    ...{ version: 1, id, tenant, actor, action, subject, data, commitments },
    ...{ data_key: dataKey, at: at.toISOString() },
  };
  return leafHash(canonicalJson(content));
}
