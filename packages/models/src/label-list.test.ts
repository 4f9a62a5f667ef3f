import { expect, test } from "vitest";
import { decodeLabelList } from "./decode-label-list.ts";
import { encodeLabelList } from "./encode-label-list.ts";
import type { WalletLabel } from "./label-list.ts";

const source = { name: "a list", version: "2026-01-31+abc", url: "https://a.example", licence: "MIT" };
const A = "0x00000000000000000000000000000000000000aa";
const B = "0x00000000000000000000000000000000000000bb";
const UNSAID = { firstSeen: null, lastSeen: null, confidence: null, publisher: null, actor: null };
const LABELS: readonly WalletLabel[] = [
  { network: "base", address: B, label: "exchange", name: "Two", ...UNSAID },
  {
    network: "bitcoin",
    address: "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    label: "ransomware",
    name: "",
    ...UNSAID,
  },
  {
    ...{
      network: "bitcoin",
      address: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
      label: "miner",
      name: "Pool",
    },
    ...{ firstSeen: "2019-02-03", lastSeen: "2026-05-12", confidence: 0.5 },
    ...{ publisher: "https://b.example", actor: "pool" },
  },
  { network: "ethereum", address: A, label: "bridge", name: "Bridge: Ü", ...UNSAID },
  { network: "ethereum", address: A, label: "exchange", name: "", ...UNSAID },
];
const encode = (labels: readonly WalletLabel[]) =>
  encodeLabelList({ source, leftOut: { "other networks": 2 }, labels });

test("labels are read back unchanged, with their list's name and version", () => {
  const list = decodeLabelList(encode(LABELS));

  expect([...list.entries()]).toEqual(LABELS);
  expect(list).toMatchObject({ source, rows: 5, leftOut: { "other networks": 2 } });
  expect([...list.networks].sort()).toEqual(["base", "bitcoin", "ethereum"]);
  expect(list.words).toEqual(["bridge", "exchange", "miner", "ransomware"]);
});

test("labels are found by network and address", () => {
  const { find } = decodeLabelList(encode(LABELS));

  expect(find("ethereum", A)).toEqual(LABELS.slice(3));
  expect(find("base", A)).toEqual([]);
  expect(find("polygon", A)).toEqual([]);
  expect(find("bitcoin", LABELS[1]!.address)).toEqual([LABELS[1]]);
  expect(find("bitcoin", "bc1pfeessrawgf"), "a form that no list can hold").toEqual([]);
});

test("two forms of the same hash are two wallets", () => {
  const { find } = decodeLabelList(encode(LABELS));
  // The script-hash address with the same twenty bytes as the listed key hash.
  expect(find("bitcoin", "3CNHUhP3uyB9EUtRLsmvFUmvGdjGdkTxJw")).toEqual([]);
});

test("the bytes do not depend on the order in which the labels come", () => {
  expect(encode([...LABELS].reverse())).toEqual(encode(LABELS));
});

test("bytes that are cut off or not a list are refused", () => {
  const bytes = encode(LABELS);
  for (const length of [0, 3, 40, bytes.length - 1])
    expect(() => decodeLabelList(bytes.subarray(0, length)), `${length} bytes`).toThrow(RangeError);
  expect(() => decodeLabelList(new TextEncoder().encode('{"format":"x"}'))).toThrow(RangeError);
});

test("an address that no table can hold is refused", () => {
  expect(() => encode([{ ...LABELS[1]!, address: "bc1pfeessrawgf" }])).toThrow(/has no bytes/);
});
