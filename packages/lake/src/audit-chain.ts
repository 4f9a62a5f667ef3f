import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";
import type { StoredAuditEntry } from "./tables/audit.ts";

/** An entry as it is handed in; its place in the chain is found when it is committed. */
export type AuditEntry = Omit<StoredAuditEntry, "seq" | "previous" | "hash">;

type Link = Omit<StoredAuditEntry, "seq">;

/** What the first entry of a chain follows. */
export const CHAIN_START = "0".repeat(64);

/** Links entries to the one with hash `head`, in order. */
export function chain(head: string, entries: readonly AuditEntry[]): readonly Link[] {
  let previous = head;
  return entries.map((entry) => {
    const link = { ...entry, previous, hash: hashOf(entry, previous) };
    previous = link.hash;
    return link;
  });
}

/**
 * Checks that entries, in order, follow the one with hash `head` and are what was written.
 *
 * @returns The first entry that is not, `undefined` when all are. A tail that was cut off shows only to
 *   somebody who kept a later hash.
 */
export function firstBroken<Entry extends Link>(head: string, entries: readonly Entry[]): Entry | undefined {
  let previous = head;
  for (const entry of entries) {
    if (entry.previous !== previous || entry.hash !== hashOf(entry, previous)) return entry;
    previous = entry.hash;
  }
  return undefined;
}

function hashOf({ id, tenant, actor, action, subject, data, at }: AuditEntry, previous: string): string {
  const content = canonicalJson([previous, id, tenant, actor, action, subject, data, at.toISOString()]);
  return createHash("sha256").update(content).digest("hex");
}
