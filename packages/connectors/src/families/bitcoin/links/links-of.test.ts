import { expect, test } from "vitest";
import type { Part, Sides } from "../effects.ts";
import { linksInBlock } from "./links-in-block.ts";
import { linksOf } from "./links-of.ts";
import { onePayer } from "./one-payer.ts";

/** An address of a type by its number. */
const at = (n: number) => `bc1q${"023456789acdefgh"[n]!.repeat(38)}`;
const legacy = (n: number) => `1${"ABCDEFGH"[n]!.repeat(30)}`;
const [A, B, C] = [at(0), at(1), at(2)];
const [SHOP, OTHER, REST] = [at(8), at(9), at(10)];
const side = (parts: readonly (readonly [address: string | null, value: number])[]): Part[] =>
  parts.map(([address, value]) => ({ address, value: BigInt(value) }));
type Given = Parameters<typeof side>[0];
const transaction = (from: Given, to: Given): Sides => ({ inputs: side(from), outputs: side(to), fee: 0n });
const found = (from: Given, to: Given) => linksOf(transaction(from, to), () => false);
const doubt = (from: Given, to: Given) => onePayer(transaction(from, to)).doubt;

test("those who pay together for one payment with change are of one holder", () => {
  const links = found(
    [
      [A, 30_123],
      [B, 40_456],
      [C, 50_000],
    ],
    [
      [SHOP, 119_999],
      [REST, 40],
    ],
  );
  expect(links).toEqual([
    { address: A, other: B, rule: "common_inputs" },
    { address: A, other: C, rule: "common_inputs" },
  ]);
});

test("a sweep of several addresses into one links them, not the one", () => {
  expect(
    found(
      [
        [A, 300],
        [B, 400],
        [A, 20],
      ],
      [[SHOP, 700]],
    ),
  ).toEqual([{ address: A, other: B, rule: "common_inputs" }]);
});

test.each<[shape: string, doubt: string, from: Given, to: Given]>([
  [
    "a CoinJoin of three",
    "many_outputs",
    [
      [A, 9],
      [B, 8],
      [C, 7],
    ],
    [
      [at(3), 5],
      [at(4), 5],
      [at(5), 5],
      [at(6), 3],
    ],
  ],
  [
    "a CoinJoin of two without change",
    "equal_outputs",
    [
      [A, 600],
      [B, 600],
    ],
    [
      [SHOP, 590],
      [OTHER, 590],
    ],
  ],
  [
    "payments of several made together",
    "many_outputs",
    [
      [A, 90],
      [B, 80],
    ],
    [
      [SHOP, 50],
      [OTHER, 70],
      [REST, 40],
    ],
  ],
  [
    "two who each move what they have",
    "unneeded_input",
    [
      [A, 1_000],
      [B, 2_000],
    ],
    [
      [SHOP, 990],
      [OTHER, 1_990],
    ],
  ],
  [
    "a PayJoin",
    "unneeded_input",
    [
      [A, 3_000],
      [SHOP, 500],
    ],
    [
      [OTHER, 1_500],
      [REST, 1_980],
    ],
  ],
  [
    "two wallets of different types",
    "mixed_types",
    [
      [A, 300],
      [legacy(1), 400],
    ],
    [[SHOP, 690]],
  ],
  [
    "a script without an address",
    "no_address",
    [
      [A, 300],
      [null, 400],
    ],
    [[SHOP, 690]],
  ],
  ["a reward", "no_input", [], [[A, 5_000]]],
])("%s links nobody: %s", (_, said, from, to) => {
  expect(doubt(from, to)).toBe(said);
  expect(found(from, to)).toEqual([]);
});

test("data beside a payment is nobody, and one address that pays several is in no doubt", () => {
  expect(
    found(
      [
        [A, 300],
        [B, 400],
      ],
      [
        [SHOP, 650],
        [null, 0],
        [REST, 40],
      ],
    ),
  ).toHaveLength(1);
  expect(
    doubt(
      [[A, 900]],
      [
        [SHOP, 1],
        [OTHER, 1],
        [REST, 890],
      ],
    ),
  ).toBe(null);
});

test("a PayJoin in which the payee's input is needed is taken for one payer: nothing of it tells", () => {
  // The sender pays 250,000 out of 300,000; the payee adds 100,000.
  expect(
    found(
      [
        [A, 300_000],
        [SHOP, 100_000],
      ],
      [
        [OTHER, 350_000],
        [REST, 49_500],
      ],
    ),
  ).toHaveLength(1);
});

test("what is left of a round payment is the payer's", () => {
  expect(
    found(
      [[A, 1_234_567]],
      [
        [SHOP, 1_000_000],
        [REST, 234_001],
      ],
    ),
  ).toEqual([{ address: A, other: REST, rule: "change" }]);
});

test.each<[why: string, from: Given, to: Given]>([
  [
    "neither amount is round",
    [[A, 1_234_567]],
    [
      [SHOP, 999_999],
      [REST, 234_001],
    ],
  ],
  [
    "what is left is nearly round",
    [[A, 1_234_567]],
    [
      [SHOP, 1_000_000],
      [REST, 234_000],
    ],
  ],
  [
    "both are",
    [[A, 1_234_567]],
    [
      [SHOP, 1_000_000],
      [REST, 200_000],
    ],
  ],
  [
    "what was put in is round: the payee may bear the fee",
    [[A, 3_000_000]],
    [
      [SHOP, 999_771],
      [REST, 2_000_000],
    ],
  ],
  [
    "what is left is of another type than what was put in",
    [[A, 1_234_567]],
    [
      [SHOP, 1_000_000],
      [legacy(1), 234_001],
    ],
  ],
  [
    "what is left comes back to a payer",
    [[A, 1_234_567]],
    [
      [SHOP, 1_000_000],
      [A, 234_001],
    ],
  ],
  [
    "the payer pays itself",
    [[A, 1_234_567]],
    [
      [A, 1_000_000],
      [REST, 234_001],
    ],
  ],
  [
    "both go to one address",
    [[A, 1_234_567]],
    [
      [SHOP, 1_000_000],
      [SHOP, 234_001],
    ],
  ],
  [
    "several may have paid",
    [
      [A, 3_000_001],
      [SHOP, 500_000],
    ],
    [
      [OTHER, 1_500_000],
      [REST, 1_980_001],
    ],
  ],
  [
    "three are paid",
    [[A, 1_234_567]],
    [
      [SHOP, 1_000_000],
      [OTHER, 100_000],
      [REST, 134_001],
    ],
  ],
  ["nothing is left", [[A, 1_234_567]], [[SHOP, 1_234_000]]],
])("no change is found where %s", (_, from, to) => {
  expect(found(from, to)).toEqual([]);
});

test("change goes to a new address only", () => {
  const pays = transaction(
    [[A, 1_234_567]],
    [
      [SHOP, 1_000_000],
      [REST, 234_001],
    ],
  );
  expect(linksOf(pays, (address) => address === REST)).toEqual([]);
  const block = [
    { txid: "one", sides: transaction([[B, 5_000]], [[REST, 4_000]]) },
    { txid: "two", sides: pays },
    {
      txid: "three",
      sides: transaction(
        [
          [B, 300],
          [C, 400],
        ],
        [[SHOP, 690]],
      ),
    },
  ];
  expect(linksInBlock(block.slice(1))).toMatchObject([
    { transaction: 0, transactionHash: "two", index: 0, other: REST },
    { transaction: 1, transactionHash: "three", index: 0, other: C },
  ]);
  expect(linksInBlock(block)).toEqual([
    { transaction: 2, transactionHash: "three", index: 0, address: B, other: C, rule: "common_inputs" },
  ]);
});
