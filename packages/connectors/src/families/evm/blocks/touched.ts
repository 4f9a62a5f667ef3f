import type { Network } from "@tetron/domain/network";
import type { Watched } from "../../../follow/chain-source.ts";
import { type BloomBits, mayHave, readBloom, topicBits } from "./bloom.ts";
import type { RawBlock, RawReceipt } from "./raw.ts";
import { tokenTransfers } from "./token-transfers.ts";

/** Tells which blocks and transactions may touch wallets. */
export interface Touches {
  /** Whether a block may: it has a transaction between some of them, or may have a log of one. */
  mayTouch(block: RawBlock, wallets: Watched): boolean;
}

/** Opens it; the filter's bits of a wallet are computed once. */
export function openTouches(): Touches {
  let known = new Map<string, BloomBits>();
  const bitsOf = (wallet: string): BloomBits => {
    const bits = known.get(wallet) ?? topicBits(wallet);
    known.set(wallet, bits);
    return bits;
  };
  return {
    mayTouch({ transactions, logsBloom, withdrawals }, wallets) {
      if (known.size > 2 * wallets.size) known = new Map();
      if (transactions.some(({ from, to }) => wallets.has(from) || (to != null && wallets.has(to))))
        return true;
      if (withdrawals?.some(({ address }) => wallets.has(address))) return true;
      const bloom = readBloom(logsBloom);
      // A node whose blocks have no filter may have logs all the same; then each block may touch each wallet.
      for (const wallet of wallets) if (mayHave(bloom, bitsOf(wallet))) return true;
      return false;
    },
  };
}

/** Whether a transaction touches wallets: as a side of it, or of a transfer that it logs. */
export function isTouched(
  network: Network,
  {
    transaction,
    receipt,
  }: { readonly transaction: RawBlock["transactions"][number]; readonly receipt: RawReceipt },
  wallets: Watched,
): boolean {
  const sides = [transaction.from, transaction.to, receipt.contractAddress];
  if (sides.some((side) => side != null && wallets.has(side))) return true;
  return receipt.logs.some((log) =>
    tokenTransfers(network, log).some(({ from, to }) =>
      [from, to].some((side) => side !== null && wallets.has(side)),
    ),
  );
}
