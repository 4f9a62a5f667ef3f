import { ALL_NETWORK_IDS, ANY_NETWORK } from "@tetron/domain/network";
import { withPublishersDay } from "@tetron/domain/publishers-day";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { ListRow } from "./source.ts";

/** The lists as their text has them. */
const TextRows = z.array(
  z.object({
    ...{ name: z.string(), version: z.string() },
    kind: z.enum(["wallets", "labels", "sanctions", "index"]),
    network: z.enum([...ALL_NETWORK_IDS, ANY_NETWORK]),
    asOf: z.coerce.date(),
  }),
);

/** Most texts whose lists are kept: one for each tenant with lists of its own, and each family of networks. */
const MAX_KEPT = 100;

/**
 * Reads the lists of `currentLists`. They change when one is loaded, not with each payment: equal texts are read once, and
 * give the same object, by which others may keep what follows from it.
 */
export function readLists(): (text: string) => readonly ListRow[] {
  const kept = new LRUCache<string, readonly ListRow[]>({ max: MAX_KEPT });
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const lists = withPublishersDay(TextRows.parse(JSON.parse(text)));
    kept.set(text, lists);
    return lists;
  };
}
