import type { TestNode } from "../../rpc/testing.ts";
import {
  aFaultyNode,
  type ExplorerAccountRows,
  type FaultHook,
  type Quirk,
  type Row,
  refuse,
} from "../testing.ts";

/** Options of an emulated Alchemy. */
export interface TestAlchemyOptions {
  /** As an explorer would list it. */
  account(address: string): ExplorerAccountRows | undefined;
  readonly chainId?: string;
  /** Most transfers of an answer. */
  readonly mostRows?: number;
  /** Whether it forgets where a page ended. */
  readonly losesKeys?: boolean;
  /** Base units that every account holds, and what it holds of tokens. */
  readonly coins?: number;
  readonly tokens?: readonly { readonly contractAddress: string; readonly tokenBalance: string }[];
  readonly quirk?: Quirk;
  readonly fault?: FaultHook;
}

type Category = "external" | "erc20";

interface Asked {
  readonly fromBlock: string;
  readonly category: readonly Category[];
  readonly order: "asc" | "desc";
  readonly maxCount: string;
  readonly excludeZeroValue: boolean;
  readonly pageKey?: string;
  readonly fromAddress?: string;
  readonly toAddress?: string;
}

/** An Alchemy over an explorer's rows: pages by key and direction, without methods and without failures. */
export async function anAlchemy(options: TestAlchemyOptions): Promise<TestNode> {
  const {
    account,
    chainId = "0x1",
    mostRows = 1_000,
    losesKeys = false,
    quirk,
    fault,
    coins = 0,
    tokens = [],
  } = options;
  const failed = new Set<string>();
  const indexes = new Map<string, number>();
  const rowsOf = (address: string) => {
    const rows = account(address) ?? { normal: [], erc20: [] };
    for (const [i, { isError, hash }] of rows.normal.entries()) {
      indexes.set(String(hash), i);
      if (String(isError) === "1") failed.add(String(hash));
    }
    return rows;
  };

  function transfers(asked: Asked) {
    const { category, order, excludeZeroValue, pageKey } = asked;
    // Alchemy's SDK writes addresses with their checksum.
    const [fromAddress, toAddress] = [asked.fromAddress?.toLowerCase(), asked.toAddress?.toLowerCase()];
    const { normal, erc20 } = rowsOf((fromAddress ?? toAddress)!);
    const lists = [
      ...(category.includes("external") ? normal.map((row) => transferOf(row, "external")) : []),
      ...(category.includes("erc20") ? erc20.map((row, i) => transferOf(row, "erc20", i)) : []),
    ];
    const all = lists
      .filter(({ from, to }) => (fromAddress === undefined ? to === toAddress : from === fromAddress))
      .filter(({ blockNum }) => Number(blockNum) >= Number(asked.fromBlock))
      .filter(({ value }) => !excludeZeroValue || value !== 0)
      .sort((a, b) => (order === "asc" ? 1 : -1) * (Number(a.blockNum) - Number(b.blockNum)));
    const start = Number(pageKey ?? 0);
    const count = Math.min(Number(asked.maxCount), mostRows);
    if (quirk === "empty") return { transfers: [] };
    const next = start + count < all.length || quirk !== undefined ? { pageKey: `${start + count}` } : {};
    if (quirk === "repeats") return { transfers: all.slice(0, count), ...next };
    if (quirk === "endless" && all.length > 0) return { transfers: [later(all[0]!, start)], ...next };
    return { transfers: all.slice(start, start + count), ...next };
  }

  return await aFaultyNode((call, response) => {
    const [first] = call.params;
    switch (call.method) {
      case "eth_chainId":
        return chainId;
      case "alchemy_getAssetTransfers":
        if (losesKeys && (first as Asked).pageKey !== undefined)
          return refuse(call, response, -32602, "Invalid pageKey");
        return transfers(first as Asked);
      case "eth_getTransactionCount": {
        const address = String(first).toLowerCase();
        const sent = rowsOf(address).normal.filter(({ from }) => from === address);
        return `0x${sent.length.toString(16)}`;
      }
      case "eth_getBalance":
        return hex(coins);
      case "alchemy_getTokenBalances":
        return { address: first, tokenBalances: tokens };
      case "eth_getTransactionReceipt": {
        return {
          ...{ transactionHash: first, transactionIndex: hex(indexes.get(String(first)) ?? 0) },
          status: failed.has(String(first)) ? "0x0" : "0x1",
        };
      }
      default:
        return refuse(call, response, -32601, `Unsupported method: ${call.method}`);
    }
  }, fault);
}

function transferOf(row: Row, category: Category, index = 0) {
  const text = (name: string) => String(row[name] ?? "");
  const hash = text("hash");
  const decimals = Number(text("tokenDecimal") || 18);
  return {
    blockNum: hex(row.blockNumber),
    uniqueId: category === "external" ? `${hash}:external` : `${hash}:log:${index}`,
    hash,
    from: text("from"),
    to: text("to") || null,
    value: Number(text("value")) / 10 ** (category === "external" ? 18 : decimals),
    asset: category === "external" ? "ETH" : text("tokenSymbol"),
    category,
    rawContract: {
      value: hex(text("value")),
      address: category === "external" ? null : text("contractAddress"),
      decimal: hex(decimals),
    },
    metadata: { blockTimestamp: new Date(Number(text("timeStamp")) * 1_000).toISOString() },
  };
}

function later(transfer: ReturnType<typeof transferOf>, by: number) {
  return {
    ...transfer,
    blockNum: hex(Number(transfer.blockNum) + by),
    uniqueId: `${transfer.uniqueId}:${by}`,
  };
}

function hex(value: string | number): string {
  return `0x${BigInt(value).toString(16)}`;
}
