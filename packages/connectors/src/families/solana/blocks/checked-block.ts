import type { z } from "zod";
import { checked } from "../../../rpc/checked.ts";
import type { RawMeta } from "../raw.ts";
import { RawBlock, RawHeader, type RawTransaction } from "./raw.ts";

/** Mint of wrapped coins: they are made and unmade by accounts that hold them, without the mint. */
const WRAPPED = "So11111111111111111111111111111111111111112";

/** A block in a slot, by what links it to others. One that is not after its parent is no answer. */
export function checkedHeader(slot: number): z.ZodType<RawHeader> {
  return checked(RawHeader, (header) => linkFault(header, slot));
}

/**
 * A block in a slot with its transactions. What contradicts itself is no answer: another endpoint is asked. The hash of a
 * block does not tell whether a transaction was left out; but what accounts have before each transaction must be what the
 * one before it left.
 */
export function checkedBlock(slot: number): z.ZodType<RawBlock> {
  return checked(RawBlock, (block) => linkFault(block, slot) ?? faultIn(block));
}

function linkFault({ parentSlot }: RawHeader, slot: number): string | undefined {
  return parentSlot < slot || slot === 0 ? undefined : `a parent in slot ${parentSlot}`;
}

function faultIn({ transactions, rewards }: RawBlock): string | undefined {
  const fees = transactions.reduce((sum, { meta }) => sum + meta.fee, 0n);
  const ofFees = rewards.filter(({ rewardType }) => rewardType === "Fee");
  if (ofFees.reduce((sum, { lamports }) => sum + lamports, 0n) > fees)
    return "a larger reward than its transactions paid";
  // Rent of accounts with little was taken when they were read, in old blocks.
  const takesRent = rewards.some(({ rewardType }) => rewardType === "Rent");
  const left = new Map<string, bigint>();
  for (const each of transactions) {
    const fault = balanceFault(each, takesRent) ?? orderFault(each, left);
    if (fault !== undefined) return `${fault} of ${each.transaction.signatures[0]}`;
  }
  return undefined;
}

function balanceFault({ transaction, meta }: RawTransaction, takesRent: boolean): string | undefined {
  const { preBalances, postBalances, fee } = meta;
  const { accountKeys } = transaction;
  if (preBalances.length !== accountKeys.length || postBalances.length !== accountKeys.length)
    return "not one balance for each account";
  const made = sumOf(postBalances) - sumOf(preBalances) + fee;
  if (made > 0n || (made < 0n && !takesRent)) return "balances that do not add up";
  if (meta.err != null) {
    const hasMoved = preBalances.some((before, i) => postBalances[i] !== before - (i === 0 ? fee : 0n));
    return hasMoved && !takesRent ? "balances that moved in spite of the failure" : undefined;
  }
  const named = new Set(accountKeys.map(({ pubkey }) => pubkey));
  for (const [mint, sum] of tokenSums(meta))
    if (sum !== 0n && mint !== WRAPPED && !named.has(mint)) return "tokens that do not add up";
  return undefined;
}

function orderFault({ transaction, meta }: RawTransaction, left: Map<string, bigint>): string | undefined {
  for (const [i, { pubkey }] of transaction.accountKeys.entries()) {
    const before = left.get(pubkey);
    if (before !== undefined && before !== meta.preBalances[i]) return "another balance than was left before";
    left.set(pubkey, meta.postBalances[i]!);
  }
  return undefined;
}

/** Of each token what all accounts have more than before: 0 unless its mint issued or burnt some, or kept a fee. */
function tokenSums({ preTokenBalances, postTokenBalances }: RawMeta): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (list: RawMeta["preTokenBalances"], sign: 1n | -1n) => {
    for (const { mint, uiTokenAmount } of list)
      sums.set(mint, (sums.get(mint) ?? 0n) + sign * uiTokenAmount.amount);
  };
  add(preTokenBalances, -1n);
  add(postTokenBalances, 1n);
  return sums;
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
