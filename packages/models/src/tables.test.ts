import { BEHAVIOUR, sharedBehaviour } from "@tetron/features/behaviour";
import { expect, test } from "vitest";
import type { ListSource } from "./list-source.ts";
import {
  decodeReferenceTable,
  encodeReferenceTable,
  fitReferenceScaler,
  type ReferenceWallet,
} from "./reference-table.ts";
import { decodeSanctions, encodeSanctions } from "./sanctions-table.ts";

const SOURCE: ListSource = {
  name: "a list",
  version: "2026-01-31+abc",
  url: "https://a.example",
  licence: "MIT",
};
const [A, B] = ["0x00000000000000000000000000000000000000aa", "0x00000000000000000000000000000000000000bb"];

function aWallet(change: Partial<ReferenceWallet> = {}): ReferenceWallet {
  const vector44 = Float64Array.from({ length: 44 }, (_, i) => (i === 3 || i > 21 ? 0 : i + 0.1));
  const rest = Array.from({ length: BEHAVIOUR.length - 18 }, (_, i) =>
    i === 4 ? Number.NaN : Math.fround(i / 7),
  );
  return {
    address: A!,
    fraud: true,
    firstSeen: 1_500_000_000,
    lastSeen: 1_600_000_000,
    vector44,
    behaviour: Float64Array.of(...sharedBehaviour(vector44), ...rest),
    heldOutLogOdds: -1.25,
    ...change,
  };
}

test("reference wallets are read back as they were, tokens and gaps included", () => {
  const withTokens = Float64Array.from({ length: 44 }, (_, i) => i / 3);
  const wallets = [
    aWallet(),
    aWallet({
      address: B!,
      fraud: false,
      vector44: withTokens,
      behaviour: Float64Array.of(...sharedBehaviour(withTokens), ...aWallet().behaviour.subarray(18)),
      firstSeen: null,
      lastSeen: null,
      heldOutLogOdds: null,
    }),
  ];
  const scaler = fitReferenceScaler(wallets.map(({ vector44 }) => vector44));

  const table = decodeReferenceTable(encodeReferenceTable({ version: "2026-01-31", scaler, wallets }));

  expect(table.wallets).toEqual(wallets);
  expect(table.find(B!)).toEqual(wallets[1]);
  expect(table.find("0x01")).toBeUndefined();
  expect(table.index().size, "a wallet that did nothing is nobody's neighbour").toBe(1);
});

test("sanctions are found by wallet, on every network of the family", () => {
  const editions = [
    {
      asset: "ETH",
      source: SOURCE,
      network: "ethereum",
      leftOut: 0,
      wallets: [{ network: "ethereum", address: A! }],
    },
    { asset: "LTC", source: SOURCE, network: "*", leftOut: 3, wallets: [] },
    {
      asset: "USDT",
      source: SOURCE,
      network: "*",
      leftOut: 0,
      wallets: [
        { network: "bitcoin", address: "1abc" },
        { network: "ethereum", address: A! },
      ],
    },
  ] as const;

  const table = decodeSanctions(encodeSanctions(editions));

  expect(table.editions).toEqual(editions);
  expect(table.find("base", A!)).toEqual([editions[0], editions[2]]);
  expect(table.find("bitcoin", "1abc")).toEqual([editions[2]]);
  expect(table.find("ethereum", "1abc")).toEqual([]);
});
