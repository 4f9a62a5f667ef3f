import { type AddressBytes, addressBytes } from "@tetron/domain/address-bytes";
import { NETWORKS, type Network, type NetworkFamily } from "@tetron/domain/network";
import { markAddresses } from "./address-marks.ts";
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
  const lookUp = lastLookUp(markAddresses(lists.flatMap(({ tables }) => tables)));
  return {
    lists,
    find(network, address) {
      const { bytes, isListed } = lookUp(network, address);
      if (!isListed) return NONE;
      const found: ShippedLabel[] = [];
      for (const { source, networks, find } of lists) {
        if (!networks.has(network)) continue;
        for (const label of find(network, address, bytes))
          found.push({ ...label, source: source.name, version: source.version });
      }
      return found;
    },
  };
}

const NONE: readonly ShippedLabel[] = [];

/** What is the same of an address in each list, on each network of its key. */
interface LookUp {
  readonly family: NetworkFamily;
  readonly address: string;
  readonly bytes: AddressBytes | undefined;
  /** Whether a list may have it on some network. Most addresses are in none. */
  readonly isListed: boolean;
}

/** Decodes an address once: it is looked up in each list, on each network of its key, before the next one is. */
function lastLookUp(mayList: (address: AddressBytes) => boolean) {
  let last: LookUp | undefined;
  return (network: Network, address: string): LookUp => {
    const { family } = NETWORKS[network];
    if (last?.family === family && last.address === address) return last;
    const bytes = addressBytes(network, address);
    last = { family, address, bytes, isListed: bytes !== undefined && mayList(bytes) };
    return last;
  };
}
