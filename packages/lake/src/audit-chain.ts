import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";
import type { StoredAuditEntry } from "./tables/audit.ts";

/** An entry as it is submitted; its place in the chain is assigned at commit. */
export type AuditEntry = Omit<StoredAuditEntry, "seq" | "previous" | "hash">;

type Link = Omit<StoredAuditEntry, "seq">;

/** Previous hash of the first entry of a chain. */
export const CHAIN_START = "0".repeat(64);

/** Links entries, in order, to the entry with hash `head`. */
export function chain(head: string, entries: readonly AuditEntry[]): readonly Link[] {
  let previous = head;
  return entries.map((entry) => {
    const link = { ...entry, previous, hash: hashOf(entry, previous) };
    previous = link.hash;
    return link;
  });
}

/**
 * Verifies that entries, in order, follow the entry with hash `head` and are unmodified.
 *
 * @returns The first entry that fails, `undefined` when none does. A truncated tail can only be detected
 *   against a later hash kept elsewhere.
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
