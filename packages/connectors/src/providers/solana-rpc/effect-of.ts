import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { ProviderFault } from "../fault.ts";
import { checkBlockTime } from "../parse-answer.ts";
import type { SolanaTransaction } from "./schema.ts";

/** The entries that a transaction is for a wallet. */
export type Effect = Pick<AccountHistory, "transactions" | "tokenTransfers">;

/**
 * What a transaction did to a wallet, by the balances before and after it: one entry for the coin, without the fee,
 * and one for each token whose balance it changed, in the wallet's token accounts together. The other side is whose
 * balance changed most in the other direction.
 *
 * @throws ProviderFault `invalid` when it has no time, or nothing to do with the wallet.
 */
export function effectOf(transaction: SolanaTransaction, wallet: WalletRef): Effect {
  const { blockTime } = transaction;
  const [hash] = transaction.transaction.signatures;
  if (blockTime == null) throw new ProviderFault("invalid", "answered with a transaction without a time");
  checkBlockTime(wallet.network, blockTime);
  const entry = { timestamp: blockTime, hash: hash! };
  const coin = coinOf(transaction, wallet.address, entry);
  const tokenTransfers = tokensOf(transaction, wallet.address, entry);
  if (coin === null && tokenTransfers.length === 0)
    throw new ProviderFault("invalid", "answered with a transaction of others");
  return { transactions: coin === null ? [] : [coin], tokenTransfers };
}

type Entry = Pick<TokenTransfer, "timestamp"> & { readonly hash: string };

function coinOf(
  { transaction, meta }: SolanaTransaction,
  address: string,
  entry: Entry,
): AccountTransaction | null {
  const { accountKeys } = transaction.message;
  const at = accountKeys.findIndex(({ pubkey }) => pubkey === address);
  if (at === -1) return null;
  // The first account pays the fee.
  const deltas = accountKeys.map(
    (_, i) => meta.postBalances[i]! - meta.preBalances[i]! + (i === 0 ? meta.fee : 0n),
  );
  const delta = deltas[at]!;
  const isSent = delta < 0n || (delta === 0n && accountKeys[at]!.signer);
  const parties = accountKeys.map(({ pubkey }, i) => [pubkey, deltas[i]!] as const);
  return {
    ...entry,
    direction: isSent ? "sent" : "received",
    counterparty: otherSide(parties, address, isSent),
    value: delta < 0n ? -delta : delta,
    createsContract: false,
    failed: meta.err != null,
    methodId: null,
  };
}

function tokensOf({ meta }: SolanaTransaction, address: string, entry: Entry): readonly TokenTransfer[] {
  const mints = new Map<string, { readonly decimals: number; readonly deltas: Map<string, bigint> }>();
  const add = (list: SolanaTransaction["meta"]["preTokenBalances"], sign: 1n | -1n) => {
    for (const { mint, owner, uiTokenAmount } of list) {
      if (owner === undefined) continue;
      const { decimals } = uiTokenAmount;
      const { deltas } = mints.get(mint) ?? { deltas: new Map<string, bigint>() };
      mints.set(mint, { decimals, deltas });
      deltas.set(owner, (deltas.get(owner) ?? 0n) + sign * uiTokenAmount.amount);
    }
  };
  add(meta.preTokenBalances, -1n);
  add(meta.postTokenBalances, 1n);
  return [...mints].flatMap(([mint, { decimals, deltas }]): readonly TokenTransfer[] => {
    const delta = deltas.get(address) ?? 0n;
    if (delta === 0n) return [];
    const isSent = delta < 0n;
    return [
      {
        ...entry,
        direction: isSent ? "sent" : "received",
        // Nobody else: the mint issued or burnt it.
        counterparty: otherSide([...deltas], address, isSent) ?? mint,
        token: mint,
        symbol: "",
        value: isSent ? -delta : delta,
        decimals,
      },
    ];
  });
}

/** Who got most of what was sent, or gave most of what was received; `null` when nobody did. */
function otherSide(
  deltas: readonly (readonly [party: string, delta: bigint])[],
  address: string,
  isSent: boolean,
): string | null {
  let [most, amount]: [string | null, bigint] = [null, 0n];
  for (const [party, delta] of deltas) {
    const gain = isSent ? delta : -delta;
    if (party !== address && gain > amount) [most, amount] = [party, gain];
  }
  return most;
}
