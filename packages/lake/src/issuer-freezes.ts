import type { Block } from "@tetron/domain/block";
import { FREEZE_WORDS } from "@tetron/domain/issuer-freeze";
import { type SQL, sql } from "drizzle-orm";
import { issuerFreezes } from "./tables/issuer-freezes.ts";

/** The rows of what issuers froze and released in blocks. */
export function freezesIn(blocks: readonly Block[]): (typeof issuerFreezes.$inferInsert)[] {
  return blocks.flatMap(({ network, height, hash, timestamp, freezes = [] }) =>
    freezes.map(({ wallet, ...freeze }) => ({
      ...{ ...freeze, network, height, address: wallet, blockHash: hash },
      at: new Date(timestamp * 1_000),
    })),
  );
}

/** Rows of `issuer_freezes` of which each is the newest of its wallet and contract. */
export function newestFreezes(where: SQL): SQL {
  return sql`(select distinct on (network, address, contract) * from ${issuerFreezes}
    where ${where} order by network, address, contract, height desc, log desc)`;
}

/**
 * When the last issuer that had frozen a wallet released it; null while one freezes it, and when none ever did by what is
 * held.
 *
 * @param wallet - The alias of a row with `network` and `address`.
 */
export function releasedAt(wallet: SQL): SQL {
  const ofWallet = sql`network = ${wallet}.network and address = ${wallet}.address`;
  return sql`(select max(at) from ${newestFreezes(ofWallet)} newest having bool_and(kind = 'unfrozen'))`;
}

/** What a list says of a freeze, and how current that is. */
interface SaidFrozen {
  readonly label: string;
  /** The last day on which the list's sources said it; `null` when the list does not say. */
  readonly lastSeen: string | null;
}

/**
 * Whether a label says that an issuer froze a wallet, which the issuer has released since by the chain. A list that does
 * not date what it says is taken to be older.
 *
 * @param released - As {@link releasedAt} gives it.
 */
export function isReleased({ label, lastSeen }: SaidFrozen, released: Date | null): boolean {
  if (released === null || !WORDS.has(label.toLowerCase().replace(/[^a-z0-9]+/g, "-"))) return false;
  return lastSeen === null || Date.parse(lastSeen) < released.getTime();
}

const WORDS: ReadonlySet<string> = new Set(FREEZE_WORDS);
