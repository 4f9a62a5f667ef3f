import { createHash } from "node:crypto";
import type { StoredLink } from "./tables/audit.ts";

/** What the first entry of the chain follows. */
export const CHAIN_START = "0".repeat(64);

/**
 * Verifies that entries, in order, follow the entry with hash `head` and are unmodified.
 *
 * @returns The first entry that fails, `undefined` when none does. A truncated tail can only be detected
 *   against a later hash kept elsewhere.
 */
export function firstBroken<Link extends Omit<StoredLink, "seq">>(
  head: string,
  links: readonly Link[],
): Link | undefined {
  let previous = head;
  for (const link of links) {
    if (link.previous !== previous || link.hash !== hashOf(link, previous)) return link;
    previous = link.hash;
  }
  return undefined;
}

/** The hash of an entry that follows the one with hash `previous`. */
export function hashOf(
  { id, tenant, actor, action, subject, data, at }: Omit<StoredLink, "seq" | "previous" | "hash">,
  previous: string,
): string {
  const content = sortedJson([previous, id, tenant, actor, action, subject, data, at.toISOString()]);
  return createHash("sha256").update(content).digest("hex");
}

/** The encoding that the chain was written in: unlike RFC 8785 it has keys that look like integers in their order as numbers. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
