import { NETWORK_IDS, NETWORKS } from "./network.ts";
import type { WalletRef } from "./wallet.ts";

/**
 * Every wallet that the key of a wallet controls, that wallet first: an address of an EVM network belongs to
 * the same key on each of them.
 */
export function walletsOfKey(wallet: WalletRef): WalletRef[] {
  const { network, address } = wallet;
  if (NETWORKS[network].family !== "evm") return [wallet];
  const others = NETWORK_IDS.filter((id) => id !== network && NETWORKS[id].family === "evm");
  return [wallet, ...others.map((id) => ({ network: id, address }))];
}
