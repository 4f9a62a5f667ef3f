import { ANY_NETWORK, type Network } from "./network.ts";
import type { ListEdition } from "./shelf-lives.ts";

/** The part of a list's edition that tells which other lists its publisher brings out with it. */
export interface PublishedEdition extends ListEdition {
  readonly network: Network | typeof ANY_NETWORK;
}

/**
 * Gives each sanctions list the day from which its age counts: that of the newest edition of its publisher for
 * the list's network. A publisher brings out one list, which is held in parts by asset (`OFAC SDN ETH`,
 * `OFAC SDN ETC`), and a part that did not change is not brought out anew. A part of one network says
 * nothing of another network's, so an edition of Ethereum's addresses leaves the age of Bitcoin's.
 *
 * @returns The lists in their order; other kinds as they are.
 *
 * @example
 * ```ts
 * import { withPublishersDay } from "@tetron/domain/publishers-day";
 *
 * const list = { kind: "sanctions", network: "ethereum" } as const;
 * withPublishersDay([
 *   { ...list, name: "OFAC SDN ETC", asOf: new Date("2024-09-27") },
 *   { ...list, name: "OFAC SDN ETH", asOf: new Date("2026-10-01") },
 * ]); // both as of 2026-10-01
 * ```
 */
export function withPublishersDay<Edition extends PublishedEdition>(lists: readonly Edition[]): Edition[] {
  const sanctions = lists.filter(({ kind }) => kind === "sanctions");
  return lists.map((list) => {
    if (list.kind !== "sanctions") return list;
    const days = sanctions.filter((other) => isBroughtOutWith(list, other)).map(({ asOf }) => asOf.getTime());
    return { ...list, asOf: new Date(Math.max(...days)) };
  });
}

function isBroughtOutWith(list: PublishedEdition, other: PublishedEdition): boolean {
  const isSameNetwork = list.network === ANY_NETWORK || list.network === other.network;
  return isSameNetwork && publisherOf(list) === publisherOf(other);
}

/** `OFAC SDN` of `OFAC SDN ETH`: the last word is the asset. */
function publisherOf({ name }: PublishedEdition): string {
  return name.replace(/ \S+$/, "");
}
