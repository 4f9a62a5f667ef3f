import { BEHAVIOUR, behaviour } from "@tetron/features/behaviour";
import { aHistory, aTransaction } from "@tetron/features/testing";
import { wallet44 } from "@tetron/features/wallet-44";
import { rowOf } from "@tetron/models/matrix";
import { expect, test } from "vitest";
import { foldsOf } from "../fit/training-set.ts";
import { type LabelledWallet, youngerOf } from "./labelled-wallets.ts";
import { trainingRows } from "./training-rows.ts";
import { eachView } from "./views.ts";

const DAY = 86_400;

/** The `n`th wallet, with a failed call among twelve transactions. */
function wallet(n: number): LabelledWallet {
  const history = aHistory(
    ...Array.from({ length: 12 }, (_, i) =>
      aTransaction({
        timestamp: 1_500_000_000 + (n + i) * DAY,
        ...(i === 2 && { failed: true, methodId: "0xa9059cbb" }),
      }),
    ),
  );
  return {
    ...{ address: `0x${String(n).padStart(40, "0")}`, fraud: n % 2 === 0, inKaggle: true },
    ...{ canary: false, transactions: 12, firstSeen: null, lastSeen: null, payments: [] },
    ...{ vector44: wallet44(history), behaviour: behaviour(history) },
    ...{ views: eachView(history), younger: youngerOf(history), late: null },
  };
}

const rows = trainingRows(Array.from({ length: 40 }, (_, n) => wallet(n)));
const failedShare = (row: number) => rowOf(rows.matrix, row)[BEHAVIOUR.indexOf("failed_share")]!;

test("each row is there in full, and once more as a source gives it that sees neither failures nor methods", () => {
  const first = [...rows.keys.keys()].filter((row) => rows.keys[row] === rows.keys[0]);
  expect(first.map((row) => rows.ages[row])).toEqual([0, 3, 10, null, null, null]);
  expect(first.map(failedShare)).toEqual([
    ...[1 / 12, 1 / 3, 1 / 10].map(Math.fround),
    ...[Number.NaN, Number.NaN, Number.NaN],
  ]);
});

test("no split separates the views of a wallet", () => {
  for (let seed = 0; seed < 5; seed++) {
    const folds = foldsOf(rows, { seed, folds: 5 });
    const foldsOfWallet = Map.groupBy(rows.keys.keys(), (row) => rows.keys[row]);
    for (const of of foldsOfWallet.values()) expect(new Set(of.map((row) => folds[row])).size).toBe(1);
    expect(new Set(folds).size).toBe(5);
  }
});

test("the late slice of a wallet is trained on in full and by the source that sees less where asked for, and never tested", () => {
  const plain = wallet(1);
  const late = { behaviour: plain.behaviour, transfers: plain.behaviour, younger: plain.younger };
  const of = trainingRows([{ ...plain, late }], { late: true });

  expect([...of.late]).toEqual([...Array(6).fill(0), ...Array(6).fill(1)]);
  expect(of.ages.slice(6)).toEqual(Array(6).fill(null));
  expect(new Set(of.keys)).toEqual(new Set([plain.address]));
  expect(trainingRows([{ ...plain, late }]).keys).toHaveLength(6);
});
