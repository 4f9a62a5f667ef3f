import { expect, test } from "vitest";
import type { RawTransaction } from "../blocks/raw.ts";
import { pendingTransaction } from "./pending-transaction.ts";

const [A, B, C] = ["11", "22", "ab"].map((pair) => pair.repeat(32)) as [string, string, string];
const output = (address: string | null, value: bigint) => ({
  ...{ value, scriptPubKey: address === null ? { type: "nulldata" } : { type: "pubkey", address } },
});
const RAW: RawTransaction = {
  txid: C,
  vin: [
    { txid: A, vout: 0 },
    { txid: B, vout: 3 },
  ],
  vout: [output("shop", 50n), output("payer", 30n), output(null, 0n), output("shop", 5n), output("inn", 1n)],
};

test("the largest payer pays everybody but the payers, each address once", () => {
  const prevouts = new Map([
    [`${A}:0`, output("payer", 70n)],
    [`${B}:3`, output("friend", 20n)],
  ]);
  expect(pendingTransaction(RAW, prevouts)).toEqual({
    ...{ network: "bitcoin", hash: C, slots: [`${A}:0`, `${B}:3`] },
    payments: [
      { from: "payer", to: "shop", contract: null, units: 55n },
      { from: "payer", to: "inn", contract: null, units: 1n },
    ],
  });
});

test("scripts without an address pay as nobody, and an output that is not known is not guessed", () => {
  const nobody = new Map([
    [`${A}:0`, output(null, 70n)],
    [`${B}:3`, output(null, 20n)],
  ]);
  expect(pendingTransaction(RAW, nobody)?.payments).toEqual([]);
  expect(pendingTransaction(RAW, new Map([[`${A}:0`, output("payer", 70n)]]))).toBeUndefined();
});
