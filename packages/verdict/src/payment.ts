import { parseAddress } from "@tetron/domain/address";
import { parseAmount } from "@tetron/domain/amount";
import { type Asset, findAsset } from "@tetron/domain/asset";
import { unprocessable } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";

/** Whole units; thousands of times the supply of any known asset. */
const MOST = 10n ** 15n;

/** A payment as a client writes it. */
export interface PaymentInput {
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly amount: string;
  readonly currency: string;
  readonly network: string;
}

/** A valid payment: two well-formed wallets and an amount. */
export interface Payment {
  readonly from: WalletRef;
  readonly to: WalletRef;
  readonly asset: Asset;
  /** Base units of `asset`, `> 0`. */
  readonly units: bigint;
}

/** The amount in whole native coins; `null` for a token. */
export function coinsOf({ asset, units }: Pick<Payment, "asset" | "units">): number | null {
  return asset.contract === null ? Number(units) / 10 ** asset.decimals : null;
}

/**
 * Parses a payment, the network first because everything else depends on it.
 *
 * @throws Failure `UNPROCESSABLE` for the first invalid field: `network`, `currency`, `fromAddress`,
 *   `toAddress` (`same_wallet` when it is the sender's) or `amount` (`zero` when it is 0, `too_large` when it
 *   exceeds any supply).
 */
export function parsePayment(input: PaymentInput): Payment {
  const network = parseNetwork(input.network);
  const asset = findAsset(network, input.currency);
  const from = parseAddress(network, input.fromAddress, "fromAddress");
  const to = parseAddress(network, input.toAddress, "toAddress");
  if (from === to)
    throw unprocessable("toAddress", "same_wallet", "toAddress: the recipient is the sender itself.");
  const units = parseAmount(input.amount, asset.decimals);
  if (units === 0n) throw unprocessable("amount", "zero", "amount: must be greater than 0.");
  if (units > MOST * 10n ** BigInt(asset.decimals))
    throw unprocessable("amount", "too_large", `amount: exceeds the supply of ${asset.symbol}.`);
  return { from: { network, address: from }, to: { network, address: to }, asset, units };
}
