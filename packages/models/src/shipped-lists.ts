import type { Network } from "@tetron/domain/network";
import { decodeLabelList } from "./decode-label-list.ts";
import type { LabelList, WalletLabel } from "./label-list.ts";
import { LABEL_LISTS } from "./manifest.ts";

/** A label and the edition of the list that gives it. */
export interface ShippedLabel extends WalletLabel {
  readonly source: string;
  readonly version: string;
}

/** The lists of labels that ship, together. */
export interface ShippedLists {
  /** Ordered by name. */
  readonly lists: readonly LabelList[];
  /** What all of them say of a wallet, ordered by list and word. */
  find(network: Network, address: string): readonly ShippedLabel[];
}

/**
 * Reads the lists that ship.
 *
 * @param bytes - The files, by what {@link LABEL_LISTS} calls them.
 * @throws RangeError when the bytes are not a list.
 */
export function decodeShippedLists(
  bytes: Readonly<Record<keyof typeof LABEL_LISTS, Uint8Array>>,
): ShippedLists {
  const names = Object.keys(LABEL_LISTS) as (keyof typeof LABEL_LISTS)[];
  const lists = names
    .map((name) => decodeLabelList(bytes[name]))
    .sort((a, b) => (a.source.name < b.source.name ? -1 : 1));
  return {
    lists,
    find: (network, address) =>
      lists.flatMap(({ source: { name: source, version }, find }) =>
        find(network, address).map((label) => ({ ...label, source, version })),
      ),
  };
}
