import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { type Changed, coinDeltas, otherSide, tokenDeltas } from "../../families/solana/deltas.ts";
import { ProviderFault } from "../fault.ts";
import { checkBlockTime } from "../parse-answer.ts";
import type { SolanaTransaction } from "./schema.ts";

/** The entries that a transaction is for a wallet. */
export type Effect = Pick<AccountHistory, "transactions" | "tokenTransfers">;

/**
 * What a transaction did to a wallet, by the balances before and after it: one entry for the coin, without the fee,
 * and one for each token whose balance it changed, in the wallet's token accounts together. The other side is whose
 * balance changed most in the other direction. A transaction that only names the wallet, without its signature and without
 * a change, is none of its own: anybody can make one.
 *
 * @throws ProviderFault `invalid` when it has no time, or nothing to do with the wallet.
 */
export function effectOf(transaction: SolanaTransaction, wallet: WalletRef): Effect {
  const { blockTime, meta } = transaction;
  const { signatures, message } = transaction.transaction;
  if (blockTime == null) throw new ProviderFault("invalid", "answered with a transaction without a time");
  checkBlockTime(wallet.network, blockTime);
  const changed: Changed = { accounts: message.accountKeys, meta };
  const owned = [...meta.preTokenBalances, ...meta.postTokenBalances];
  if (
    !changed.accounts.some(({ pubkey }) => pubkey === wallet.address) &&
    !owned.some(({ owner }) => owner === wallet.address)
  )
    throw new ProviderFault("invalid", "answered with a transaction of others");
  const entry = { timestamp: blockTime, hash: signatures[0]! };
  return {
    transactions: coinOf(changed, wallet.address, entry),
    tokenTransfers: tokensOf(changed, wallet.address, entry),
  };
}

type Entry = Pick<TokenTransfer, "timestamp"> & { readonly hash: string };

function coinOf(changed: Changed, address: string, entry: Entry): readonly AccountTransaction[] {
  const deltas = coinDeltas(changed);
  const delta = deltas.get(address) ?? 0n;
  if (delta === 0n && !changed.accounts.some(({ pubkey, signer }) => signer && pubkey === address)) return [];
  const isSent = delta <= 0n;
  return [
    {
      ...entry,
      direction: isSent ? "sent" : "received",
      counterparty: otherSide(deltas, address, isSent),
      value: isSent ? -delta : delta,
      createsContract: false,
      failed: changed.meta.err != null,
      methodId: null,
    },
  ];
}

function tokensOf({ meta }: Changed, address: string, entry: Entry): readonly TokenTransfer[] {
  return [...tokenDeltas(meta)].flatMap(([mint, { decimals, deltas }]): readonly TokenTransfer[] => {
    const delta = deltas.get(address) ?? 0n;
    if (delta === 0n) return [];
    const isSent = delta < 0n;
    return [
      {
        ...entry,
        direction: isSent ? "sent" : "received",
        // Nobody else: the mint issued or burnt it.
        counterparty: otherSide(deltas, address, isSent) ?? mint,
        token: mint,
        symbol: "",
        value: isSent ? -delta : delta,
        decimals,
      },
    ];
  });
}
