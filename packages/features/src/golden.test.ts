import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import { describe, expect, test } from "vitest";
import { behaviour } from "./behaviour.ts";
import {
  behaviourFrom,
  emptyBehaviour,
  observeTokenTransfer,
  observeTransaction,
} from "./behaviour-state.ts";
import { WALLET_44, wallet44 } from "./wallet-44.ts";
import { vectorOf } from "./wallet-44-state.ts";

type Direction = "sent" | "received";

interface FixtureLine {
  readonly address: string;
  readonly transactions: readonly [
    number,
    Direction,
    string | null,
    string,
    boolean,
    boolean,
    string | null,
  ][];
  readonly tokenTransfers: readonly [number, Direction, string, string, string, number][];
  /** The public dataset's numbers, by our column names. */
  readonly dataset: Readonly<Record<string, number>>;
}

const ACCOUNTS = gunzipSync(readFileSync(new URL("fixtures/frozen-accounts.ndjson.gz", import.meta.url)))
  .toString("utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as FixtureLine)
  .map((line): [string, AccountHistory, FixtureLine["dataset"]] => [
    line.address,
    historyOf(line),
    line.dataset,
  ]);

/** Half a unit of the last digit that the dataset prints. */
const MINUTES = 0.00501;
const COINS = 5.01e-7;
const TEN_DIGITS = 1e-9;

function historyOf({ address, transactions, tokenTransfers }: FixtureLine): AccountHistory {
  return {
    network: "ethereum",
    address,
    transactions: transactions.map(
      ([
        timestamp,
        direction,
        counterparty,
        value,
        createsContract,
        failed,
        methodId,
      ]): AccountTransaction => ({
        ...{ timestamp, direction, counterparty, createsContract, failed, methodId, hash: null },
        value: BigInt(value),
      }),
    ),
    tokenTransfers: tokenTransfers.map(
      ([timestamp, direction, counterparty, token, value, decimals]): TokenTransfer => ({
        ...{ timestamp, direction, counterparty, token, symbol: "", decimals, hash: null },
        value: BigInt(value),
      }),
    ),
  };
}

describe.each(ACCOUNTS)("%s", (_address, history, dataset) => {
  test("has the numbers that the public dataset has", () => {
    const ours = wallet44(history);
    const turnover = dataset["total_sent"]! + dataset["total_received"]!;
    for (const [i, name] of WALLET_44.entries()) {
      const theirs = dataset[name];
      if (theirs === undefined) continue;
      const printed = /avg_min|time_span/.test(name) ? MINUTES : COINS;
      const size = name === "balance" ? turnover : Math.abs(theirs);
      expect(Math.abs(ours[i]! - theirs), name).toBeLessThanOrEqual(printed + TEN_DIGITS * size);
    }
  });

  test("has the same features at once and one transaction after another", () => {
    const state = emptyBehaviour(history);
    for (const transaction of history.transactions) observeTransaction(state, transaction);
    for (const transfer of history.tokenTransfers) observeTokenTransfer(state, transfer);

    expect(vectorOf(state.wallet)).toEqual(wallet44(history));
    expect(behaviourFrom(state)).toEqual(behaviour(history));
  });
});

test("the dataset is compared in 36 of the 44 columns", () => {
  for (const [, , dataset] of ACCOUNTS) expect(Object.keys(dataset)).toHaveLength(36);
  expect(ACCOUNTS).toHaveLength(48);
});
