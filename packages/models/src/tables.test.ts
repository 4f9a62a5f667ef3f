import { BEHAVIOUR, sharedBehaviour } from "@tetron/features/behaviour";
import { expect, test } from "vitest";
import { decodeLabels, encodeLabels, type WalletLabel } from "./labels-table.ts";
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

test("labels are found by wallet", () => {
  const labels: WalletLabel[] = [
    { network: "ethereum", address: A!, label: "bridge", name: "Bridge: Ü" },
    { network: "ethereum", address: A!, label: "exchange", name: "" },
    { network: "base", address: B!, label: "exchange", name: "Two" },
  ];

  const table = decodeLabels(encodeLabels(SOURCE, labels));

  expect(table.labels).toEqual(labels);
  expect(table.source).toEqual(SOURCE);
  expect(table.find("ethereum", A!)).toEqual(labels.slice(0, 2));
  expect(table.find("base", A!)).toEqual([]);
});

test("sanctions are found by wallet", () => {
  const wallets = [
    { network: "bitcoin", address: "1abc", assets: ["XBT"] },
    { network: "ethereum", address: A!, assets: ["ETH", "USDT"] },
  ] as const;

  const table = decodeSanctions(encodeSanctions(SOURCE, wallets));

  expect(table.wallets).toEqual(wallets);
  expect(table.find("ethereum", A!)).toEqual(wallets[1]);
  expect(table.find("ethereum", "1abc")).toBeUndefined();
});
