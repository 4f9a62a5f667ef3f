import { isSimulated, NETWORK_IDS, NETWORKS } from "./network.ts";
import type { WalletRef } from "./wallet.ts";

/**
 * Every wallet that the key of a wallet controls, that wallet first: an address of an EVM network belongs to
 * the same key on each of them.
 */
export function walletsOfKey(wallet: WalletRef): WalletRef[] {
  const { network, address } = wallet;
  // Nobody has the keys of what is made up.
  if (NETWORKS[network].family !== "evm" || isSimulated(network)) return [wallet];
  const others = NETWORK_IDS.filter((id) => id !== network && NETWORKS[id].family === "evm");
  return [wallet, ...others.map((id) => ({ network: id, address }))];
}
