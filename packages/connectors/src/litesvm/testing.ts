import { createHash } from "node:crypto";
import {
  type Address,
  getBase58Decoder,
  getCompiledTransactionMessageDecoder,
  lamports,
  type Transaction,
} from "@solana/kit";
import { LiteSVM, TransactionMetadata } from "litesvm";
import { accountsOf, balancesOf, type NamedAccount, tokenBalancesOf } from "./accounts/testing.ts";

/** A block as `getBlock` tells it, with its slot. */
export interface SvmBlock {
  readonly slot: number;
  readonly blockhash: string;
  readonly previousBlockhash: string;
  readonly parentSlot: number;
  readonly blockTime: number;
  readonly transactions: readonly SvmTransaction[];
  readonly rewards: readonly {
    readonly pubkey: string;
    readonly lamports: number;
    readonly rewardType: "Fee";
  }[];
}

/** A transaction that was executed. */
export interface SvmTransaction {
  readonly signatures: readonly string[];
  readonly accounts: readonly NamedAccount[];
  readonly version: "legacy" | 0 | 1;
  readonly meta: object;
}

/** A chain of slots, executed by litesvm. */
export interface SvmChain {
  /** The machine with the state after the newest block. */
  svm(): LiteSVM;
  /** The blocks of the present branch, ascending. */
  blocks(): readonly SvmBlock[];
  /** The slot after the newest one that was made or skipped. */
  nextSlot(): number;
  /** Executes transactions in the next slot, after `skipped` slots without a block. */
  produce(transactions: readonly Transaction[], skipped?: number): SvmBlock;
  /** What `goBack` returns to. */
  mark(): Mark;
  /** Takes back what came after a mark; the slots are used again, or left behind as skipped. */
  goBack(mark: Mark, usesSlotsAgain: boolean): void;
}

/** A chain as it was. */
export interface Mark {
  readonly state: Uint8Array;
  readonly blocks: readonly SvmBlock[];
  readonly slot: number;
}

const LAMPORTS_PER_SIGNATURE = 5_000;
const FIRST_TIME = 1_760_000_000;
/** Has half of the fees. */
export const LEADER = "6dnTzdjbbQ52Z1PVFnJWkTZjM5FwZnbyZBdp1G3cMTVL" as Address;
const base58 = getBase58Decoder();

/** Begins a chain with its first block, in slot 0. What it has from the beginning, nobody paid. */
export function startChain(): SvmChain {
  let svm = new LiteSVM().withNativeMints().withTransactionHistory(0n);
  let blocks: SvmBlock[] = [];
  let slot = 0;
  let branch = 0;

  const chain: SvmChain = {
    svm: () => svm,
    blocks: () => blocks,
    nextSlot: () => slot,
    produce(transactions, skipped = 0) {
      const at = slot + skipped;
      const parent = blocks.at(-1);
      if (at > 0) svm.warpToSlot(BigInt(at));
      const executed = transactions.map((transaction) => execute(svm, transaction));
      const reward = Math.floor(executed.reduce((sum, { meta }) => sum + meta.fee, 0) / 2);
      credit(svm, LEADER, reward);
      const previousBlockhash = parent?.blockhash ?? "1".repeat(32);
      const block: SvmBlock = {
        slot: at,
        blockhash: hashOf(`${previousBlockhash}:${at}:${branch}`),
        previousBlockhash,
        parentSlot: parent?.slot ?? 0,
        blockTime: FIRST_TIME + at,
        transactions: executed,
        rewards: reward === 0 ? [] : [{ pubkey: LEADER, lamports: reward, rewardType: "Fee" }],
      };
      blocks = [...blocks, block];
      slot = at + 1;
      svm.expireBlockhash();
      return block;
    },
    mark: () => ({ state: svm.toBytes(), blocks, slot }),
    goBack(mark, usesSlotsAgain) {
      svm = LiteSVM.fromBytes(mark.state).withTransactionHistory(0n);
      blocks = [...mark.blocks];
      if (usesSlotsAgain) slot = mark.slot;
      branch += 1;
    },
  };
  chain.produce([]);
  return chain;
}

/** Gives an account coins that no transaction pays. */
export function credit(svm: LiteSVM, address: Address, amount: number): void {
  const held = svm.getBalance(address) ?? 0n;
  if (amount === 0) return;
  svm.setAccount({
    ...{ address, lamports: lamports(held + BigInt(amount)), data: new Uint8Array(), executable: false },
    ...{ programAddress: "11111111111111111111111111111111" as Address, space: 0n },
  });
}

function execute(svm: LiteSVM, transaction: Transaction) {
  const message = getCompiledTransactionMessageDecoder().decode(transaction.messageBytes);
  const accounts = accountsOf(svm, message);
  const fee = LAMPORTS_PER_SIGNATURE * message.header.numSignerAccounts;
  const [preBalances, preTokenBalances] = [balancesOf(svm, accounts), tokenBalancesOf(svm, accounts)];
  const result = svm.sendTransaction(transaction);
  const [postBalances, postTokenBalances] = [balancesOf(svm, accounts), tokenBalancesOf(svm, accounts)];
  const hasSucceeded = result instanceof TransactionMetadata;
  // What never paid a fee is in no block.
  if (!hasSucceeded && preBalances[0] === postBalances[0])
    throw new Error(`not landed: ${result.toString()}`);
  const err = hasSucceeded ? null : { InstructionError: [0, { Custom: 1 }] };
  return {
    signatures: Object.values(transaction.signatures).map((bytes) => base58.decode(bytes!)),
    accounts,
    version: message.version,
    meta: {
      ...{ err, status: hasSucceeded ? { Ok: null } : { Err: err }, fee },
      ...{ preBalances, postBalances, preTokenBalances, postTokenBalances },
    },
  } as const;
}

function hashOf(text: string): string {
  return base58.decode(createHash("sha256").update(text).digest());
}
