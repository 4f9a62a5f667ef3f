import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, test } from "vitest";
import { ALICE, BOB, hash, TOKEN } from "./testing.ts";
import { TOPICS, tokenTransfers } from "./token-transfers.ts";

const WETH = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";
const log = (topics: readonly string[], words: readonly (number | bigint)[], address = TOKEN) => ({
  ...{ address, topics: [...topics] },
  data: `0x${words.map((word) => hash(word).slice(2)).join("")}`,
});
const asset = (standard: string) => `eip155:1/${standard}:${TOKEN}`;

test("the topics are the hashes of their signatures", () => {
  const signatures = {
    transfer: "Transfer(address,address,uint256)",
    single: "TransferSingle(address,address,address,uint256,uint256)",
    batch: "TransferBatch(address,address,address,uint256[],uint256[])",
    deposit: "Deposit(address,uint256)",
    withdrawal: "Withdrawal(address,uint256)",
  };
  for (const [name, signature] of Object.entries(signatures))
    expect(TOPICS[name as keyof typeof TOPICS]).toBe(`0x${bytesToHex(keccak_256(utf8ToBytes(signature)))}`);
});

test("each standard's transfers are read", () => {
  const [alice, bob] = [hash(ALICE), hash(BOB)];
  const sides = { from: ALICE, to: BOB };
  expect(tokenTransfers("ethereum", log([TOPICS.transfer, alice, bob], [7]))).toEqual([
    { ...sides, asset: asset("erc20"), amount: 7n },
  ]);
  expect(tokenTransfers("ethereum", log([TOPICS.transfer, alice, bob, hash(12)], []))).toEqual([
    { ...sides, asset: `${asset("erc721")}/12`, amount: 1n },
  ]);
  expect(tokenTransfers("ethereum", log([TOPICS.single, hash(1), alice, bob], [5, 6]))).toEqual([
    { ...sides, asset: `${asset("erc1155")}/5`, amount: 6n },
  ]);
  const batch = [64, 160, 2, 5, 6, 2, 50, 60];
  expect(tokenTransfers("ethereum", log([TOPICS.batch, hash(1), alice, bob], batch))).toEqual([
    { ...sides, asset: `${asset("erc1155")}/5`, amount: 50n },
    { ...sides, asset: `${asset("erc1155")}/6`, amount: 60n },
  ]);
});

test("mints come from nobody and burns go to nobody", () => {
  expect(tokenTransfers("ethereum", log([TOPICS.transfer, hash(0), hash(BOB)], [7]))).toMatchObject([
    { from: null, to: BOB },
  ]);
  expect(tokenTransfers("ethereum", log([TOPICS.transfer, hash(ALICE), hash(0)], [7]))).toMatchObject([
    { from: ALICE, to: null },
  ]);
});

test("a wrapped coin's deposits and withdrawals count, and nobody else's", () => {
  const deposit = [TOPICS.deposit, hash(ALICE)];
  expect(tokenTransfers("ethereum", log(deposit, [9], WETH))).toMatchObject([
    { from: null, to: ALICE, amount: 9n },
  ]);
  expect(tokenTransfers("ethereum", log([TOPICS.withdrawal, hash(ALICE)], [9], WETH))).toMatchObject([
    { from: ALICE, to: null },
  ]);
  expect(tokenTransfers("ethereum", log(deposit, [9]))).toEqual([]);
  expect(tokenTransfers("polygon", log(deposit, [9], WETH))).toEqual([]);
});

test.each<[what: string, topics: readonly string[], words: readonly (number | bigint)[]]>([
  ["without an amount", [TOPICS.transfer, hash(ALICE), hash(BOB)], []],
  ["with two amounts", [TOPICS.transfer, hash(ALICE), hash(BOB)], [1, 2]],
  ["without sides", [TOPICS.transfer], [1]],
  [
    "of a batch whose lists differ in length",
    [TOPICS.batch, hash(1), hash(ALICE), hash(BOB)],
    [64, 128, 1, 5, 2, 50, 60],
  ],
  [
    "of a batch with a length beyond all bounds",
    [TOPICS.batch, hash(1), hash(ALICE), hash(BOB)],
    [64, 64, 2n ** 255n],
  ],
  ["of another event", [hash(4)], [1]],
  ["without topics", [], [1]],
])("a log %s moves nothing", (_what, topics, words) => {
  expect(tokenTransfers("ethereum", log(topics, words))).toEqual([]);
});
