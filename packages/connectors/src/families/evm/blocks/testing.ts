import { printQuantity } from "../quantity.ts";
import { bloomOf } from "./bloom.ts";
import { TOPICS } from "./token-transfers.ts";

export const ALICE = `0x${"a".repeat(40)}`;
export const BOB = `0x${"b".repeat(40)}`;
export const TOKEN = `0x${"7".repeat(40)}`;
export const MINER = `0x${"9".repeat(40)}`;
export const HASH = hash(1);

/** 32 bytes that end in a number. */
export function hash(n: number | bigint | string): string {
  return `0x${(typeof n === "string" ? n.slice(2) : n.toString(16)).padStart(64, "0")}`;
}

/** A log of a transfer of an ERC-20 token. */
export function transferLog(from: string, to: string, value: number) {
  const topics = [TOPICS.transfer, hash(from), hash(to)];
  return { address: TOKEN, topics, data: hash(value), blockHash: HASH, transactionHash: hash(0x77) };
}

/** A block of one transaction as a node writes it, and its receipt. */
export function aRawBlock({
  logs = [transferLog(ALICE, BOB, 5)],
  transaction = {},
  receipt = {},
  block = {},
}: {
  readonly logs?: readonly { readonly address: string; readonly topics: readonly string[] }[];
  readonly transaction?: object;
  readonly receipt?: object;
  readonly block?: object;
} = {}) {
  const sent = {
    hash: hash(0x77),
    blockHash: HASH,
    from: ALICE,
    to: BOB,
    value: "0x64",
    input: "0x",
    gasPrice: "0x9",
  };
  const done = {
    transactionHash: hash(0x77),
    blockHash: HASH,
    status: "0x1",
    gasUsed: "0xa",
    effectiveGasPrice: "0x9",
  };
  return {
    block: {
      ...{ number: "0x10", hash: HASH, parentHash: hash(0), timestamp: "0x65000000", miner: MINER },
      ...{ logsBloom: `0x${Buffer.from(bloomOf(logs)).toString("hex")}`, baseFeePerGas: "0x7" },
      transactions: [{ ...sent, ...transaction }],
      ...block,
    },
    receipts: [{ ...done, contractAddress: null, logs, ...receipt }],
  };
}

/** Answers like a node that has one block, without calls. */
export function answersOf({ block, receipts }: ReturnType<typeof aRawBlock>) {
  const { transactions, ...header } = block;
  return ({ method, params }: { readonly method: string; readonly params: readonly unknown[] }): unknown => {
    if (method === "eth_getBlockReceipts") return receipts;
    if (method === "eth_getBlockByHash") return params[0] === block.hash ? { ...block, transactions } : null;
    if (method === "eth_getBlockByNumber")
      return ["latest", printQuantity(16)].includes(String(params[0]))
        ? { ...header, transactions: [] }
        : null;
    return undefined;
  };
}
