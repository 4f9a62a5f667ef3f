import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import { parseStrictJson } from "@tetron/domain/json";
import { NETWORK_IDS, NETWORKS, type Network, type NetworkFamily } from "@tetron/domain/network";
import { z } from "zod";
import { chains } from "../chains/registry.gen.ts";
import { checked } from "../io/checked.ts";

/** A sanctioned wallet on one network. */
export interface SanctionedWallet {
  readonly network: Network;
  /** Stored form. */
  readonly address: string;
  /** The assets under which the list names it, such as `ETH`, `USDT`; ascending. */
  readonly assets: readonly string[];
}

export interface SanctionsList {
  /** Ascending by network and address. */
  readonly wallets: readonly SanctionedWallet[];
  /** Listed addresses on networks that Tetron does not serve, by asset. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** SHA-256 of the files' names and bytes, hex: the version of the list. */
  readonly sha256: string;
}

const FILE = /^sanctioned_addresses_([A-Z]+)\.json$/;
const ADDRESSES = z.array(z.string().min(1));

/**
 * Families in which an asset's listed addresses are sought. One key controls the same address on every EVM
 * network, so an EVM address is sanctioned on all of them; tokens live on several families.
 */
const FAMILIES: Readonly<Record<string, readonly NetworkFamily[]>> = {
  ETH: ["evm"],
  ETC: ["evm"],
  ARB: ["evm"],
  BSC: ["evm"],
  XBT: ["bitcoin"],
  SOL: ["solana"],
  USDC: ["evm", "solana"],
  USDT: ["evm", "bitcoin", "solana"],
};

/**
 * Reads the OFAC lists of digital currency addresses, `sanctioned_addresses_<ASSET>.json` each.
 *
 * @throws Failure `UNPROCESSABLE` when a file is not a list of texts, or not UTF-8.
 * @see https://github.com/0xB10C/ofac-sanctioned-digital-currency-addresses
 */
export async function readSanctions(folder: string, signal?: AbortSignal): Promise<SanctionsList> {
  const files = (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  const hash = createHash("sha256");
  const wallets = new Map<string, SanctionedWallet>();
  const leftOut: Record<string, number> = {};
  for (const file of files) {
    const asset = FILE.exec(file)![1]!;
    const bytes = await readFile(join(folder, file), { signal });
    hash.update(`${file}\0`).update(bytes);
    for (const text of checked(ADDRESSES, parseStrictJson(utf8(bytes, file), file))) {
      const places = walletsOf(text, FAMILIES[asset] ?? []);
      if (places.length === 0) leftOut[asset] = (leftOut[asset] ?? 0) + 1;
      for (const { network, address } of places) {
        const key = `${network}:${address}`;
        const assets = new Set(wallets.get(key)?.assets).add(asset);
        wallets.set(key, { network, address, assets: [...assets].sort() });
      }
    }
  }
  const keys = [...wallets.keys()].sort();
  return { wallets: keys.map((key) => wallets.get(key)!), leftOut, sha256: hash.digest("hex") };
}

function utf8(bytes: Buffer, file: string): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw unprocessable(file, "not_utf8", `${file} is not UTF-8 text.`);
}

function walletsOf(
  text: string,
  families: readonly NetworkFamily[],
): { network: Network; address: string }[] {
  return NETWORK_IDS.filter((network) => families.includes(NETWORKS[network].family)).flatMap((network) => {
    const address = storedForm(network, text);
    return address === undefined ? [] : [{ network, address }];
  });
}

function storedForm(network: Network, text: string): string | undefined {
  try {
    return chains[network].addresses.parse(text);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
