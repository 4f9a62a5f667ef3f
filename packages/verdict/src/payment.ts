import { parseAddress } from "@tetron/domain/address";
import { parseAmount } from "@tetron/domain/amount";
import type { Asset } from "@tetron/domain/asset";
import { unprocessable } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import { parseAsset } from "@tetron/domain/parse-asset";
import { falseSymbol } from "@tetron/domain/symbol-claim";
import type { WalletRef } from "@tetron/domain/wallet";

/** Maximum amount in whole units: thousands of times the supply of any known asset. */
export const MAX_WHOLE_UNITS = 10n ** 15n;

/** A payment as a client sends it. */
export interface PaymentInput {
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly amount: string;
  /** A symbol, or a CAIP-19 id. */
  readonly currency: string;
  /** The symbol that the token's contract reports; never trusted. */
  readonly currencySymbol?: string | null | undefined;
  readonly network: string;
}

/** A valid payment: two well-formed wallets and an amount. */
export interface Payment {
  readonly from: WalletRef;
  readonly to: WalletRef;
  readonly asset: Asset;
  /** The symbol of another asset that the token falsely claims; `null` when it claims none. */
  readonly falseSymbol: string | null;
  /** Base units of `asset`, `> 0`. */
  readonly units: bigint;
}

/** The amount in whole native coins; `null` for a token. */
export function coinsOf({ asset, units }: Pick<Payment, "asset" | "units">): number | null {
  return asset.contract === null ? Number(units) / 10 ** asset.decimals : null;
}

/**
 * Parses a payment, the network first, because everything else depends on it.
 *
 * @throws Failure `UNPROCESSABLE` for the first invalid field: `network`, `currency`, `currencySymbol`,
 *   `fromAddress`, `toAddress` (`same_wallet` when it is the sender's) or `amount` (`zero` when it is 0,
 *   `too_large` when it exceeds any supply, `decimals_unknown` for a fraction of a token of unknown
 *   decimals).
 *
 * @example
 * ```ts
 * import { parsePayment } from "@tetron/verdict/payment";
 *
 * parsePayment({
 *   network: "ethereum",
 *   fromAddress: "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8",
 *   toAddress: "0x0002bda54cb772d040f779e88eb453cac0daa244",
 *   amount: "0.5",
 *   currency: "ETH",
 * }).units; // 500000000000000000n
 * ```
 */
export function parsePayment(input: PaymentInput): Payment {
  const network = parseNetwork(input.network);
  const asset = parseAsset(network, input.currency);
  const claimed = input.currencySymbol ?? null;
  const from = parseAddress(network, input.fromAddress, "fromAddress");
  const to = parseAddress(network, input.toAddress, "toAddress");
  if (from === to)
    throw unprocessable("toAddress", "same_wallet", "toAddress: the recipient is the sender itself.");
  const units = parseAssetAmount(input.amount, asset);
  if (units === 0n) throw unprocessable("amount", "zero", "amount: must be greater than 0.");
  if (asset.isKnown && units > MAX_WHOLE_UNITS * 10n ** BigInt(asset.decimals))
    throw unprocessable(
      "amount",
      "too_large",
      `amount: is more than ${MAX_WHOLE_UNITS} ${asset.symbol}, which no asset has.`,
    );
  return {
    from: { network, address: from },
    to: { network, address: to },
    asset,
    falseSymbol: claimed === null ? null : falseSymbol(asset, claimed),
    units,
  };
}

/**
 * An amount of an asset in base units.
 *
 * @throws Failure `UNPROCESSABLE` as `parseAmount` does, and `decimals_unknown` for a fraction of a token
 *   that Tetron does not know, whose amount must be a whole number of base units.
 */
function parseAssetAmount(text: string, { decimals, isKnown, symbol }: Asset): bigint {
  if (!isKnown && text.includes("."))
    throw unprocessable(
      "amount",
      "decimals_unknown",
      `amount: Tetron does not know the decimals of ${symbol}: give the amount in its base units, a whole number.`,
    );
  return parseAmount(text, decimals);
}
