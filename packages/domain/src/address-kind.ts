import { parseAddress } from "./address.ts";
import { type AddressFact, NOBODYS_ADDRESSES } from "./address-kind-table.ts";
import { ASSETS } from "./asset.ts";
import { BRIDGED_TOKENS } from "./bridged-tokens.ts";
import { NETWORKS, type Network } from "./network.ts";
import type { WalletRef } from "./wallet.ts";

const FACTS: ReadonlyMap<string, AddressFact> = new Map([
  ...NOBODYS_ADDRESSES.flatMap(({ networks, address, ...fact }) =>
    networks.map((network) => [keyOf(network, parseAddress(network, address, "address")), fact] as const),
  ),
  ...[...ASSETS, ...BRIDGED_TOKENS].flatMap(({ network, contract, symbol, source }) =>
    contract === null ? [] : [[keyOf(network, contract), tokenFact(network, symbol, source)] as const],
  ),
]);

/**
 * The kind of an address by the rules of its network; `null` for one that may be a wallet.
 *
 * @param address - In its network's stored form.
 */
export function addressKind(network: Network, address: string): AddressFact | null {
  return FACTS.get(keyOf(network, address)) ?? null;
}

/** Whether an address is the contract or the mint of a token that Tetron knows. */
export function isTokenContract({ network, address }: WalletRef): boolean {
  return addressKind(network, address)?.kind === "token_contract";
}

function tokenFact(network: Network, symbol: string, source: string): AddressFact {
  const what = NETWORKS[network].family === "solana" ? "mint" : "contract";
  return { kind: "token_contract", name: `the ${what} of ${symbol}`, source };
}

function keyOf(network: Network, address: string): string {
  return `${network}:${address}`;
}
