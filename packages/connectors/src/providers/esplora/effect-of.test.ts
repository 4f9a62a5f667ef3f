import { expect, test } from "vitest";
import { effectOf } from "./effect-of.ts";
import { EsploraTransaction } from "./schema.ts";
import { txidOf } from "./testing.ts";

const ME = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
const TAPROOT = "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr";
const SHOP = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
const SCRIPT = "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy";

type Side = readonly (readonly [address: string | null, value: number])[];

const part = ([address, value]: Side[number]) => ({
  ...(address !== null && { scriptpubkey_address: address }),
  value,
});

function transaction({ from, to }: { from: Side | "coinbase"; to: Side }) {
  const sum = (side: Side) => side.reduce((total, [, value]) => total + value, 0);
  const vin =
    from === "coinbase"
      ? [{ is_coinbase: true, prevout: null }]
      : from.map((each) => ({ is_coinbase: false, prevout: part(each) }));
  const fee = from === "coinbase" ? 0 : sum(from) - sum(to);
  const status = { confirmed: true, block_time: 1_600_000_000 };
  return EsploraTransaction.parse({ txid: txidOf(1), vin, vout: to.map(part), fee, status });
}

test.each<[what: string, from: Side | "coinbase", to: Side, effect: object]>([
  [
    "a payment with change is sent, without the fee",
    [[ME, 1_000]],
    [
      [SHOP, 300],
      [ME, 600],
    ],
    { direction: "sent", counterparty: SHOP, value: 300n },
  ],
  [
    "a payment to several is sent to the one that gets most",
    [[ME, 1_000]],
    [
      [SHOP, 100],
      [TAPROOT, 500],
      [SCRIPT, 300],
    ],
    { direction: "sent", counterparty: TAPROOT, value: 900n },
  ],
  [
    "outputs to one address are counted together",
    [[SHOP, 900]],
    [
      [ME, 300],
      [ME, 200],
      [SHOP, 350],
    ],
    { direction: "received", counterparty: SHOP, value: 500n },
  ],
  [
    "what several pay is received from the one that pays most",
    [
      [SHOP, 100],
      [SCRIPT, 700],
    ],
    [[ME, 790]],
    { direction: "received", counterparty: SCRIPT, value: 790n },
  ],
  [
    "a coinbase is received from nobody",
    "coinbase",
    [[ME, 5_000]],
    { direction: "received", counterparty: null },
  ],
  [
    "data beside a payment is no recipient",
    [[ME, 1_000]],
    [
      [null, 0],
      [SHOP, 990],
    ],
    { direction: "sent", counterparty: SHOP, value: 990n },
  ],
  [
    "a payment to a bare multisig is sent to nobody who has an address",
    [[ME, 1_000]],
    [[null, 990]],
    { direction: "sent", counterparty: null, value: 990n },
  ],
  [
    "a consolidation goes to the address itself and moves nothing",
    [
      [ME, 400],
      [ME, 600],
    ],
    [[ME, 980]],
    { direction: "sent", counterparty: ME, value: 0n },
  ],
  [
    "of a transaction that others pay too, the difference is sent",
    [
      [ME, 600],
      [SCRIPT, 600],
    ],
    [
      [SHOP, 700],
      [ME, 450],
    ],
    { direction: "sent", counterparty: SHOP, value: 150n },
  ],
  [
    "who gets more than it put in has received",
    [
      [ME, 100],
      [SCRIPT, 600],
    ],
    [
      [ME, 250],
      [SHOP, 430],
    ],
    { direction: "received", counterparty: SCRIPT, value: 150n },
  ],
])("%s", (_, from, to, effect) => {
  const entry = effectOf(transaction({ from, to }), ME);
  expect(entry).toMatchObject({ failed: false, createsContract: false, methodId: null, ...effect });
});

test("who paid for a transaction with the address is known where it has one payer, and is nobody elsewhere", () => {
  const OTHER = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  const both: Side = [
    [ME, 600],
    [OTHER, 700],
  ];
  expect(effectOf(transaction({ from: both, to: [[SHOP, 1_200]] }), ME).paidWith).toEqual([OTHER]);
  expect(effectOf(transaction({ from: both, to: [[SHOP, 1_200]] }), SHOP)).not.toHaveProperty("paidWith");
  const joined: Side = [
    [SHOP, 500],
    [TAPROOT, 500],
  ];
  expect(effectOf(transaction({ from: both, to: joined }), ME)).not.toHaveProperty("paidWith");
});

test("an input whose amount the node does not have is a fault, not zero", () => {
  const { vout, ...rest } = transaction({ from: [[SHOP, 10]], to: [[ME, 10]] });
  const pruned = { ...rest, vout, vin: [{ is_coinbase: false, prevout: null }] };
  expect(() => effectOf(pruned, ME)).toThrow("an input whose amount is missing");
});

test("a transaction of others is a fault", () => {
  expect(() => effectOf(transaction({ from: [[SHOP, 10]], to: [[SCRIPT, 9]] }), ME)).toThrow("of others");
});
