import { printAmount } from "@tetron/domain/amount";
import type { Asset } from "@tetron/domain/asset";
import { unprocessable } from "@tetron/domain/failure";
import { leastPayment } from "@tetron/domain/least-payment";
import { NETWORKS } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";

/**
 * Whether less arrives than the network's minimum payment to this address. @param units - Base units of
 * `asset`.
 */
export function isBelowLeast(asset: Asset, { address }: WalletRef, units: bigint): boolean {
  const least = leastPayment(asset, address);
  return least !== null && units < least.units;
}

/** The failure naming the minimum. */
export function belowLeast(asset: Asset, { network, address }: WalletRef) {
  const { units, because } = leastPayment(asset, address)!;
  const { symbol, decimals } = asset;
  return unprocessable(
    "amount",
    "below_network_minimum",
    `amount: ${NETWORKS[network].name} takes at least ${printAmount(units, decimals)} ${symbol} to this address; less ${because}.`,
  );
}
