import { parseAddress } from "./address.ts";
import { type AddressFact, NOBODYS_ADDRESSES } from "./address-kind-table.ts";
import { ASSETS } from "./asset.ts";
import { BRIDGED_TOKENS } from "./bridged-tokens.ts";
import { NETWORK_IDS, NETWORKS, type Network } from "./network.ts";
import { canHavePrivateKey } from "./private-key.ts";
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
  return FACTS.get(keyOf(network, address)) ?? (isKeylessOutput(network, address) ? KEYLESS_OUTPUT : null);
}

/** Half of the bytes that a taproot address may have are a public key; an output to the others is lost. */
const KEYLESS_OUTPUT: AddressFact = {
  kind: "unspendable_script",
  name: "a taproot output whose key is no point of the curve",
  source: "https://github.com/bitcoin/bips/blob/master/bip-0341.mediawiki",
};
const TAPROOT_PREFIX = "bc1p";

function isKeylessOutput(network: Network, address: string): boolean {
  return network === "bitcoin" && address.startsWith(TAPROOT_PREFIX) && !canHavePrivateKey(network, address);
}

/** The token contract that an address is on another network; `null` for an address that has a kind here. */
export function tokenContractElsewhere({
  network,
  address,
}: WalletRef): { readonly network: Network; readonly fact: AddressFact } | null {
  if (addressKind(network, address) !== null) return null;
  for (const other of NETWORK_IDS) {
    const fact = addressKind(other, address);
    if (fact?.kind === "token_contract") return { network: other, fact };
  }
  return null;
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
