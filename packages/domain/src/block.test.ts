import { expect, test } from "vitest";
import { type Block, movementsOf } from "./block.ts";

const [A, B, C] = ["a", "b", "c"].map((digit) => `eip155:1:0x${digit.repeat(40)}`) as [
  string,
  string,
  string,
];
const ETH = "eip155:1/slip44:60";
const USDC = "eip155:1/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";

test("a transfer moves its amount from one account to the other", () => {
  expect(movementsOf([{ from: A, to: B, asset: ETH, amount: 5n }])).toEqual([
    { account: A, asset: ETH, delta: -5n },
    { account: B, asset: ETH, delta: 5n },
  ]);
});

test("what an account passes on is no movement of it, and assets are not mixed", () => {
  const transfers = [
    { from: A, to: B, asset: ETH, amount: 5n },
    { from: B, to: C, asset: ETH, amount: 5n },
    { from: B, to: A, asset: USDC, amount: 7n },
    { from: A, to: A, asset: USDC, amount: 100n },
  ];
  expect(movementsOf(transfers)).toEqual([
    { account: A, asset: USDC, delta: 7n },
    { account: A, asset: ETH, delta: -5n },
    { account: B, asset: USDC, delta: -7n },
    { account: C, asset: ETH, delta: 5n },
  ]);
});

test("deltas of an asset add up to what was minted less what was burnt", () => {
  const huge = 2n ** 255n;
  const block: Block = {
    ...{ network: "ethereum", hash: `0x${"1".repeat(64)}`, parentHash: null, height: 0, timestamp: 0 },
    movements: movementsOf([
      { from: null, to: A, asset: USDC, amount: huge },
      { from: A, to: B, asset: USDC, amount: 3n },
      { from: B, to: null, asset: USDC, amount: 2n },
    ]),
  };
  expect(block.movements.reduce((sum, { delta }) => sum + delta, 0n)).toBe(huge - 2n);
});

test("a negative amount is refused", () => {
  expect(() => movementsOf([{ from: A, to: B, asset: ETH, amount: -1n }])).toThrow(RangeError);
});
