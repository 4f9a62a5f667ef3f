import { ANY_NETWORK, NETWORKS, type Network } from "@tetron/domain/network";
import { z } from "zod";
import { checkedJson } from "./checked-json.ts";
import { ListSource } from "./list-source.ts";
import { NetworkId } from "./network-id.ts";

/** A sanctioned wallet. Its key is sanctioned on every network of the family. */
export interface SanctionedWallet {
  readonly network: Network;
  /** Stored form. */
  readonly address: string;
}

/** One version of the list of one asset. */
export interface SanctionsEdition {
  /** The list's own code for the asset, such as `ETH` or `XBT`. */
  readonly asset: string;
  readonly source: ListSource;
  /** The network that represents the family of the list's addresses; `*` for several families. */
  readonly network: Network | typeof ANY_NETWORK;
  /** Listed addresses on networks that Tetron does not serve. */
  readonly leftOut: number;
  /** Ascending by network and address. */
  readonly wallets: readonly SanctionedWallet[];
}

/** The shipped sanctions lists, one for each asset. */
export interface SanctionsTable {
  /** Ascending by asset; those of assets that Tetron does not serve have no wallets. */
  readonly editions: readonly SanctionsEdition[];
  /** The editions that name a wallet. */
  find(network: Network, address: string): readonly SanctionsEdition[];
}

const FORMAT = "tetron-sanctions/2";

const SanctionsFile = z.object({
  format: z.literal(FORMAT),
  editions: z.array(
    z.object({
      asset: z.string(),
      source: ListSource,
      network: z.union([NetworkId, z.literal(ANY_NETWORK)]),
      leftOut: z.int().min(0),
      wallets: z.array(z.tuple([NetworkId, z.string()])),
    }),
  ),
});

/** Writes a table as JSON with one wallet per line, so that changes are readable in a diff. */
export function encodeSanctions(editions: readonly SanctionsEdition[]): Uint8Array {
  const lists = editions.map(({ asset, source, network, leftOut, wallets }) => {
    const head = JSON.stringify({ asset, source, network, leftOut }).slice(0, -1);
    const lines = wallets.map((wallet) => JSON.stringify([wallet.network, wallet.address]));
    return `${head},"wallets":[${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n`}]}`;
  });
  return new TextEncoder().encode(`{"format":"${FORMAT}","editions":[\n${lists.join(",\n")}\n]}\n`);
}

/**
 * Reads a table.
 *
 * @throws RangeError when the bytes are not a table, naming the field that is missing or wrong.
 */
export function decodeSanctions(bytes: Uint8Array): SanctionsTable {
  const file = checkedJson(bytes, SanctionsFile, FORMAT);
  const editions = file.editions.map(({ wallets, ...list }) => ({
    ...list,
    wallets: wallets.map(([network, address]) => ({ network, address })),
  }));
  const byKey = new Map<string, SanctionsEdition[]>();
  for (const edition of editions)
    for (const { network, address } of edition.wallets) {
      const key = keyOf(network, address);
      byKey.set(key, [...(byKey.get(key) ?? []), edition]);
    }
  return { editions, find: (network, address) => byKey.get(keyOf(network, address)) ?? [] };
}

function keyOf(network: Network, address: string): string {
  return `${NETWORKS[network].family}:${address}`;
}
