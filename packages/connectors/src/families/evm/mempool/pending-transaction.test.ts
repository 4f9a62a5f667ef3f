import { toFunctionSelector } from "viem";
import { expect, test } from "vitest";
import { pendingTransaction, TRANSFER, TRANSFER_FROM } from "./pending-transaction.ts";

const [A, B, C] = ["0a", "0b", "0c"].map((pair) => `0x${pair.repeat(20)}`) as [string, string, string];
const word = (text: string) => text.slice(2).padStart(64, "0");
const paymentsOf = (more: { to?: string | null; value?: bigint; input?: string }) =>
  pendingTransaction("ethereum", {
    ...{ hash: `0x${"1".repeat(64)}`, from: A, to: B, nonce: 7, value: 0n, input: "0x", blockHash: null },
    ...more,
  });

test("the selectors are those of the functions that they name", () => {
  expect(TRANSFER).toBe(toFunctionSelector("transfer(address,uint256)"));
  expect(TRANSFER_FROM).toBe(toFunctionSelector("transferFrom(address,address,uint256)"));
});

test("coins and tokens are payments, calls and creations are none", () => {
  const coins = { from: A, to: B, contract: null, units: 3n };
  expect(paymentsOf({ value: 3n })).toMatchObject({ slots: [`${A}:7`], payments: [coins] });
  expect(paymentsOf({ input: `${TRANSFER}${word(C)}${word("0x5")}` }).payments).toEqual([
    { from: A, to: C, contract: B, units: 5n },
  ]);
  expect(paymentsOf({ input: `${TRANSFER_FROM}${word(C)}${word(A)}${word("0x5")}` }).payments).toEqual([
    { from: C, to: A, contract: B, units: 5n },
  ]);
  // A transfer of nothing, one that is cut, another function, and the creation of a contract with coins.
  for (const input of [`${TRANSFER}${word(C)}${word("0x0")}`, `${TRANSFER}${word(C)}05`, "0x095ea7b3", "0x"])
    expect(paymentsOf({ input }).payments).toEqual([]);
  expect(paymentsOf({ to: null, value: 3n }).payments).toEqual([]);
});
