import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import { madeUpAddress } from "./addresses.ts";

/** Unix time, well after the first block of every network. */
const START = 1_700_000_000;
const HOUR = 3_600;
/** Minimum payment in base units: a small amount on every network. */
const UNIT = 10_000_000n;

/** A made-up history of `count` transactions, the first few of them with the wallets numbered from `n` on. */
export function madeUpHistory(network: Network, n: number, count: number): AccountHistory {
  const transactions = Array.from(
    { length: count },
    (_, i): AccountTransaction => ({
      // With occasional pauses of weeks, and some transactions within one block.
      timestamp: START + i * HOUR * ((n % 5) + 1) - (i % 4) * HOUR + Math.floor(i / 10) * 500 * HOUR,
      direction: i % 3 === 0 ? "received" : "sent",
      counterparty: i % 17 === 16 ? null : madeUpAddress(network, n + 1 + ((i * i) % 7)),
      value: UNIT * BigInt(((i * 7_919) % 1_000) + (i % 11 === 0 ? 0 : 1)),
      createsContract: i % 17 === 16,
      failed: i % 13 === 12,
      methodId: i % 5 === 4 ? "0xa9059cbb" : null,
      hash: null,
    }),
  );
  const tokenTransfers = Array.from(
    { length: Math.floor(count / 4) },
    (_, i): TokenTransfer => ({
      timestamp: START + i * 5 * HOUR,
      direction: i % 2 === 0 ? "received" : "sent",
      counterparty: madeUpAddress(network, n + 2 + (i % 3)),
      token: madeUpAddress(network, 900_000 + (i % 2)),
      symbol: "TOK",
      value: UNIT * BigInt(i + 1),
      decimals: 6,
      hash: null,
    }),
  );
  return {
    network,
    address: madeUpAddress(network, n),
    transactions: transactions.sort((a, b) => a.timestamp - b.timestamp),
    tokenTransfers,
  };
}
