import type { PendingPayment } from "@tetron/connectors/follow/mempool-source";
import { printAmount } from "@tetron/domain/amount";
import { assetByContract } from "@tetron/domain/asset";
import { NETWORKS, type Network } from "@tetron/domain/network";
import { parseAsset } from "@tetron/domain/parse-asset";
import type { PaymentInput } from "@tetron/verdict/payment";

/** What a payment is made in: a symbol, or the CAIP-19 id of a token that Tetron does not know. */
export function currencyOf(network: Network, contract: string | null): string {
  const known = assetByContract(network, contract);
  return known?.symbol ?? `${NETWORKS[network].caip2}/erc20:${contract}`;
}

/** An amount as clients write it: of a token of unknown decimals its base units. */
export function printUnits(network: Network, currency: string, units: bigint): string {
  return printAmount(units, parseAsset(network, currency).decimals);
}

/** A payment as a client would have it scored. */
export function paymentInput(network: Network, { from, to, contract, units }: PendingPayment): PaymentInput {
  const currency = currencyOf(network, contract);
  return {
    ...{ network, fromAddress: from, toAddress: to, currency },
    amount: printUnits(network, currency, units),
  };
}
