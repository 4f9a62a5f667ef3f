import { nativeAsset } from "@tetron/domain/asset";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Context } from "../context.ts";
import type { BalanceParent } from "../graph-parents.ts";

/** What a wallet received and sent of each asset; `null` when nothing is held of it. */
export async function balancesOfWallet(
  wallet: WalletRef,
  _args: unknown,
  { transferSources, balances }: Pick<Context, "transferSources" | "balances">,
): Promise<BalanceParent[] | null> {
  const source = await transferSources.load(wallet);
  if (source === undefined) return null;
  const found = await balances.load(source);
  return found.map((balance) => ({ wallet, balance, isComplete: source.isComplete }));
}

/**
 * Base units that a wallet has; `null` when that does not follow from what is held. A history tells neither fees nor the
 * payments of contracts, so it says nothing certain of the network's coin; of a token that rebases no transfers do.
 */
export function heldAmount({ wallet, balance, isComplete }: BalanceParent): bigint | null {
  if (balance.isRebasing) return null;
  if (balance.moved !== null) return notBelowZero(balance.moved);
  if (!isComplete || balance.asset === nativeAsset(wallet.network).caip19) return null;
  return notBelowZero(balance.received - balance.sent);
}

/** More sent than received: something is not held, such as what the chain's first block gave the wallet. */
function notBelowZero(amount: bigint): bigint | null {
  return amount < 0n ? null : amount;
}
