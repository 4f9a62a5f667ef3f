import { parseAddress } from "./address.ts";
import { unprocessable } from "./failure.ts";
import { NETWORKS, type Network, networkOfCaip2 } from "./network.ts";

/** A wallet is an address on a network. The address is in stored form: see `parseAddress`. */
export interface WalletRef {
  readonly network: Network;
  readonly address: string;
}

/** The wallet's CAIP-10 account id: `eip155:1:0xab…`. The key of `Wallet` in the graph. */
export function walletId({ network, address }: WalletRef): string {
  return `${NETWORKS[network].caip2}:${address}`;
}

/**
 * The wallet that a CAIP-10 account id names, its address in stored form.
 *
 * @throws Failure `UNPROCESSABLE`: `not_caip10` when the chain is unknown or the id has no address,
 *   otherwise as `parseAddress` does.
 */
export function parseWalletId(id: string, field = "id"): WalletRef {
  const end = id.lastIndexOf(":");
  const network = networkOfCaip2(id.slice(0, Math.max(end, 0)));
  const address = id.slice(end + 1);
  if (network === undefined || address === "")
    throw unprocessable(field, "not_caip10", `${field}: "${id.slice(0, 120)}" is not a CAIP-10 account id.`);
  return { network, address: parseAddress(network, address, field) };
}
