import type { Network } from "@tetron/domain/network";
import type { ListSource } from "./list-source.ts";

/** A wallet that nobody may deal with. */
export interface SanctionedWallet {
  readonly network: Network;
  /** Stored form. */
  readonly address: string;
  /** The assets under which the list names it, ascending. */
  readonly assets: readonly string[];
}

/** The wallets of one edition of a sanctions list. */
export interface SanctionsTable {
  readonly source: ListSource;
  /** Ascending by network and address. */
  readonly wallets: readonly SanctionedWallet[];
  find(network: Network, address: string): SanctionedWallet | undefined;
}

interface File {
  readonly format: typeof FORMAT;
  readonly source: ListSource;
  readonly wallets: readonly (readonly [network: Network, address: string, assets: string])[];
}

const FORMAT = "tetron-sanctions/1";

/** Writes a table as JSON, a wallet a line, so that a change of the list can be read as text. */
export function encodeSanctions(source: ListSource, wallets: readonly SanctionedWallet[]): Uint8Array {
  const lines = wallets.map(({ network, address, assets }) =>
    JSON.stringify([network, address, assets.join()]),
  );
  return new TextEncoder().encode(
    `{"format":"${FORMAT}","source":${JSON.stringify(source)},"wallets":[\n${lines.join(",\n")}\n]}\n`,
  );
}

/**
 * Reads a table.
 *
 * @throws RangeError when the bytes are not one.
 */
export function decodeSanctions(bytes: Uint8Array): SanctionsTable {
  const { format, source, wallets: rows } = JSON.parse(new TextDecoder().decode(bytes)) as File;
  if (format !== FORMAT) throw new RangeError(`Expected a ${FORMAT} file and found ${format}.`);
  const wallets = rows.map(([network, address, assets]) => ({ network, address, assets: assets.split(",") }));
  const byWallet = new Map(wallets.map((wallet) => [`${wallet.network}:${wallet.address}`, wallet]));
  return { source, wallets, find: (network, address) => byWallet.get(`${network}:${address}`) };
}
