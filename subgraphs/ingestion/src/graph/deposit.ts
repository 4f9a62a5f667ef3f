import type { WalletRef } from "@tetron/domain/wallet";
import { mayBeDeposit } from "@tetron/verdict/entities/find-deposits";
import type { Context } from "../context.ts";
import type { DepositParent } from "../graph-parents.ts";

/** The service at which a wallet is a customer's address, as a score takes it; `null` when nothing says so. */
export async function depositOfWallet(
  wallet: WalletRef,
  _args: object,
  { wallets, labels, deposits }: Pick<Context, "wallets" | "labels" | "deposits">,
): Promise<DepositParent | null> {
  const [row, said] = await Promise.all([wallets.load(wallet), labels.load(wallet)]);
  if (!row?.wallet44 || !mayBeDeposit(row.wallet44)) return null;
  if (said.some(({ stance }) => stance === "service")) return null;
  const deposit = await deposits.load(wallet);
  return deposit && { network: wallet.network, deposit };
}
