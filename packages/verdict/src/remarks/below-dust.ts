import { printAmount } from "@tetron/domain/amount";
import type { Asset } from "@tetron/domain/asset";
import { leastPayment } from "@tetron/domain/least-payment";
import { NETWORKS } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Remark } from "../remark.ts";

/**
 * Remarks that a payment is below its network's minimum; `null` when it is not.
 *
 * @param units - Base units of `asset`.
 * @param recipient - `isKnown`: whether any history of it is held. An existing Solana account accepts any
 *   amount.
 */
export function belowDust(
  asset: Asset,
  units: bigint,
  recipient: WalletRef & { readonly isKnown: boolean },
): Remark | null {
  const { network, address, isKnown } = recipient;
  const least = leastPayment(asset, address);
  if (least === null || units >= least.units) return null;
  const { name, family } = NETWORKS[network];
  if (family === "solana" && isKnown) return null;
  const amount = `${printAmount(least.units, asset.decimals)} ${asset.symbol}`;
  return {
    code: "BELOW_DUST",
    title: `The payment is too small: ${name} takes at least ${amount} to this address; less ${least.because}`,
    side: "to",
    evidence: [{ name: "least_payment", value: amount, source: least.source }],
  };
}
