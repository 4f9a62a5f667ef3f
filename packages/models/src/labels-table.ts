import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { bytesOfAddress, evmAddress } from "./evm-address.ts";
import type { ListSource } from "./list-source.ts";
import { decodeSections, encodeSections, section } from "./sections.ts";

/** What a public list says about a wallet. */
export interface WalletLabel {
  readonly network: Network;
  /** An EVM address in stored form. */
  readonly address: string;
  /** Kebab-case kind, such as `exchange`, `bridge`, `phish-hack`. */
  readonly label: string;
  /** Name tag, such as `Binance 14`; empty when there is none. */
  readonly name: string;
}

/** The labels of one edition of a list, by wallet. */
export interface LabelsTable {
  readonly source: ListSource;
  /** Ascending by network, address and label. */
  readonly labels: readonly WalletLabel[];
  /** All labels of a wallet. */
  find(network: Network, address: string): readonly WalletLabel[];
}

interface Header {
  readonly source: ListSource;
  readonly kinds: readonly string[];
}

const FORMAT = "tetron-labels/1";
const ADDRESS_BYTES = 20;

/** Writes a table: the same bytes for the same labels in the same order. */
export function encodeLabels(source: ListSource, labels: readonly WalletLabel[]): Uint8Array {
  const kinds = [...new Set(labels.map(({ label }) => label))].sort();
  const number = new Map(kinds.map((kind, i) => [kind, i]));
  return encodeSections(FORMAT, {
    header: { source, kinds } satisfies Header,
    arrays: {
      networks: Uint8Array.from(labels, ({ network }) => NETWORK_IDS.indexOf(network)),
      addresses: Uint8Array.from(labels.flatMap(({ address }) => [...bytesOfAddress(address)])),
      labels: Uint16Array.from(labels, ({ label }) => number.get(label)!),
      names: new TextEncoder().encode(labels.map(({ name }) => name.replaceAll("\n", " ")).join("\n")),
    },
  });
}

/**
 * Reads a table.
 *
 * @throws RangeError when the bytes are not one.
 */
export function decodeLabels(bytes: Uint8Array): LabelsTable {
  const file = decodeSections<Header>(FORMAT, bytes);
  const networks = section(file, "networks", "u8");
  const addresses = section(file, "addresses", "u8");
  const kinds = section(file, "labels", "u16");
  const names = new TextDecoder().decode(section(file, "names", "u8")).split("\n");
  const labels = Array.from(
    networks,
    (network, row): WalletLabel => ({
      network: NETWORK_IDS[network]!,
      address: evmAddress(addresses.subarray(row * ADDRESS_BYTES, (row + 1) * ADDRESS_BYTES)),
      label: file.header.kinds[kinds[row]!]!,
      name: names[row]!,
    }),
  );
  const byWallet = Map.groupBy(labels, keyOf);
  return {
    source: file.header.source,
    labels,
    find: (network, address) => byWallet.get(keyOf({ network, address })) ?? [],
  };
}

function keyOf({ network, address }: Pick<WalletLabel, "network" | "address">): string {
  return `${network}:${address}`;
}
