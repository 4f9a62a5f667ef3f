import type { Network } from "@tetron/domain/network";
import { decodeFile } from "./checked-json.ts";
import { decodeLabelList } from "./decode-label-list.ts";
import type { LabelList, WalletLabel } from "./label-list.ts";
import { LABEL_LISTS } from "./manifest.ts";

/** A label with its list and version. */
export interface ShippedLabel extends WalletLabel {
  readonly source: string;
  readonly version: string;
}

/** All shipped lists of labels. */
export interface ShippedLists {
  /** Ordered by name. */
  readonly lists: readonly LabelList[];
  /** Labels of a wallet in all lists, ordered by list and word. */
  find(network: Network, address: string): readonly ShippedLabel[];
}

/**
 * Reads the shipped lists.
 *
 * @param bytes - The files, by their keys in {@link LABEL_LISTS}.
 * @throws RangeError naming a file that is not a list.
 */
export function decodeShippedLists(
  bytes: Readonly<Record<keyof typeof LABEL_LISTS, Uint8Array>>,
): ShippedLists {
  const names = Object.keys(LABEL_LISTS) as (keyof typeof LABEL_LISTS)[];
  const lists = names
    .map((name) => decodeFile(LABEL_LISTS[name], () => decodeLabelList(bytes[name])))
    .sort((a, b) => (a.source.name < b.source.name ? -1 : 1));
  return {
    lists,
    find(network, address) {
      const found: ShippedLabel[] = [];
      for (const { source, find } of lists)
        for (const label of find(network, address))
          found.push({ ...label, source: source.name, version: source.version });
      return found;
    },
  };
}
