import { parseAddress } from "./address.ts";
import { NOBODYS_ADDRESSES } from "./address-kind-table.ts";
import { ASSETS } from "./asset.ts";
import { NETWORKS, type Network } from "./network.ts";

/**
 * What an address is that is nobody's wallet. `burn`: nobody can have its key. `precompile`: a part of the EVM.
 * `system_program`, `sysvar`: a part of Solana. `unspendable_script`: a Bitcoin script that nothing fulfils.
 * `token_contract`: the contract or mint of an asset that Tetron knows.
 */
export type AddressKind =
  | "burn"
  | "precompile"
  | "system_program"
  | "sysvar"
  | "token_contract"
  | "unspendable_script";

/** A fact about an address, whatever any list says of it. */
export interface AddressFact {
  readonly kind: AddressKind;
  /** What people call it, such as `the zero address` or `the contract of USDT`. */
  readonly name: string;
  /** Public page that states it. */
  readonly source: string;
}

const FACTS: ReadonlyMap<string, AddressFact> = new Map([
  ...NOBODYS_ADDRESSES.flatMap(({ networks, address, ...fact }) =>
    networks.map((network) => [keyOf(network, parseAddress(network, address, "address")), fact] as const),
  ),
  ...ASSETS.flatMap(({ network, contract, symbol, source }) =>
    contract === null ? [] : [[keyOf(network, contract), tokenFact(network, symbol, source)] as const],
  ),
]);

/**
 * What an address is by the rules of its network; `null` for one that may be anybody's.
 *
 * @param address - In its network's stored form.
 */
export function addressKind(network: Network, address: string): AddressFact | null {
  return FACTS.get(keyOf(network, address)) ?? null;
}

function tokenFact(network: Network, symbol: string, source: string): AddressFact {
  const what = NETWORKS[network].family === "solana" ? "mint" : "contract";
  return { kind: "token_contract", name: `the ${what} of ${symbol}`, source };
}

function keyOf(network: Network, address: string): string {
  return `${network}:${address}`;
}
