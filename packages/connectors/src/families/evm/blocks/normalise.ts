import { nativeAsset } from "@tetron/domain/asset";
import {
  type Block,
  type BlockTransaction,
  type Movement,
  type MovementKind,
  OF_BLOCK,
} from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import { type InnerPayment, innerPayments, type RawTraces } from "./calls.ts";
import type { FeeReceivers } from "./fee-receivers.ts";
import type { RawBlock, RawReceipt, RawTransaction } from "./raw.ts";
import { tokenTransfers } from "./token-transfers.ts";

/** What a node reports of a block. */
export interface RawParts {
  readonly block: RawBlock;
  /** One for each transaction; `undefined` for those that nobody asked for. */
  readonly receipts: readonly (RawReceipt | undefined)[];
  /** `undefined` when the node does not tell calls. */
  readonly traces: RawTraces | undefined;
}

/** Base units in the unit of withdrawals. */
const GWEI = 1_000_000_000n;

/** A transfer between two sides; either is `null` for what comes from or goes to nobody. */
interface Transfer {
  readonly from: string | null;
  readonly to: string | null;
  readonly asset: string;
  readonly amount: bigint;
  readonly kind: MovementKind;
}

/** What a block moved. A transaction without a receipt is left out. */
export function evmBlock(network: Network, { block, receipts, traces }: RawParts, fees: FeeReceivers): Block {
  const known = block.transactions.flatMap((raw, index) => {
    const receipt = receipts[index];
    return receipt === undefined ? [] : [{ raw, index, receipt, calls: traces?.[index]?.result }];
  });
  const coin = nativeAsset(network).caip19;
  const rewards = (block.withdrawals ?? []).map(({ address, amount }) => ({
    ...{ from: null, to: address, asset: coin, amount: amount * GWEI, kind: "reward" as const },
  }));
  return {
    ...{ network, height: block.number, hash: block.hash, timestamp: block.timestamp },
    parentHash: block.number === 0 ? null : block.parentHash,
    transactions: known.map(({ raw, index, receipt }) => transactionOf(raw, index, receipt)),
    movements: [
      ...known.flatMap(({ raw, index, receipt, calls }) => {
        const inner = calls === undefined ? [] : innerPayments(calls);
        const parts = { network, coin, block, raw, receipt, inner, fees };
        return movementsOf(index, [...feesOf(parts), ...valuesOf(parts)]);
      }),
      ...movementsOf(OF_BLOCK, rewards),
    ],
  };
}

function transactionOf(raw: RawTransaction, index: number, receipt: RawReceipt): BlockTransaction {
  const { hash, from, to = null, value, input } = raw;
  return {
    ...{ index, hash, from, to, contract: receipt.contractAddress ?? null, value },
    failed: hasFailed(receipt),
    methodId: input.length >= 10 ? input.slice(0, 10).toLowerCase() : null,
  };
}

function hasFailed({ status }: RawReceipt): boolean {
  return status === 0;
}

interface Parts {
  readonly network: Network;
  readonly coin: string;
  readonly block: RawBlock;
  readonly raw: RawTransaction;
  readonly receipt: RawReceipt;
  readonly inner: readonly InnerPayment[];
  readonly fees: FeeReceivers;
}

/** The parts of the fee: what is burnt or goes to the network, what the block's maker has, what blobs and data cost. */
function feesOf({ coin, block, raw, receipt, fees }: Parts): Transfer[] {
  const price = receipt.effectiveGasPrice ?? raw.gasPrice ?? 0n;
  const base = price < (block.baseFeePerGas ?? 0n) ? price : (block.baseFeePerGas ?? 0n);
  const blobs = (receipt.blobGasUsed ?? 0n) * (receipt.blobGasPrice ?? 0n);
  const paid: [amount: bigint, to: string | null][] = [
    [receipt.gasUsed * base, fees.base],
    [receipt.gasUsed * (price - base), block.miner ?? null],
    // A node names a price for blobs of a transaction without any.
    [receipt.blobGasUsed == null ? 0n : blobs, null],
    [receipt.l1Fee ?? 0n, fees.data],
  ];
  return paid
    .filter(([amount]) => amount > 0n)
    .map(([amount, to]) => ({ from: raw.from, to, asset: coin, amount, kind: "fee" }));
}

function valuesOf({ network, coin, raw, receipt, inner }: Parts): Transfer[] {
  const { from, to, value, mint } = raw;
  const failed = hasFailed(receipt);
  const party = to ?? receipt.contractAddress ?? null;
  const own: Transfer = { from, to: party, asset: coin, amount: failed ? 0n : value, kind: "native" };
  return [
    ...(mint ? [{ from: null, to: from, asset: coin, amount: mint, kind: "reward" as const }] : []),
    own,
    ...inner.map((each) => ({
      from: each.from,
      to: each.to,
      asset: coin,
      amount: each.value,
      kind: "internal" as const,
    })),
    ...receipt.logs.flatMap((log) =>
      tokenTransfers(network, log).map((each) => ({ ...each, kind: "token" as const })),
    ),
  ];
}

/** Both sides of each transfer, as far as there are two. */
function movementsOf(transaction: number, transfers: readonly Transfer[]): Movement[] {
  return transfers.flatMap(({ from, to, asset, amount, kind }, at) => [
    ...(from === null
      ? []
      : [{ transaction, index: 2 * at, wallet: from, counterparty: to, asset, delta: -amount, kind }]),
    ...(to === null
      ? []
      : [{ transaction, index: 2 * at + 1, wallet: to, counterparty: from, asset, delta: amount, kind }]),
  ]);
}
