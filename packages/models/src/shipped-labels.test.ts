import { readFileSync } from "node:fs";
import type { Network } from "@tetron/domain/network";
import { LIST_WEIGHTS } from "@tetron/labels/list-weights";
import { readLabels, winningStance } from "@tetron/labels/read-labels";
import { normalWord, SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { shippedWords } from "@tetron/labels/testing";
import { expect, test } from "vitest";
import { ARTIFACTS_URL } from "./artifacts-url.ts";
import { LABEL_LISTS } from "./manifest.ts";
import { decodeShippedLists } from "./shipped-lists.ts";

const read = (file: string) => readFileSync(new URL(file, ARTIFACTS_URL));
const shipped = decodeShippedLists({
  ethLabels: read(LABEL_LISTS.ethLabels),
  explorerLabels: read(LABEL_LISTS.explorerLabels),
  tagpacks: read(LABEL_LISTS.tagpacks),
  wellKnown: read(LABEL_LISTS.wellKnown),
});
const readingOf = (network: Network, address: string) =>
  readLabels(SHIPPED_TAXONOMY, shipped.find(network, address));
const stanceOf = (address: string) => winningStance(readingOf("ethereum", address));
test("every shipped list has a weight, and every weight is of a list that ships", () => {
  expect(shipped.lists.map(({ source }) => source.name)).toEqual(Object.keys(LIST_WEIGHTS).sort());
});

const wallets = Map.groupBy(
  shipped.lists.flatMap((list) => [...list.entries()]),
  ({ network, address }) => `${network}:${address}`,
);

test("every word of the shipped lists is mapped", () => {
  const words = new Set(shipped.lists.flatMap((list) => list.words.map(normalWord)));
  expect([...words].filter((word) => !shippedWords.has(word))).toEqual([]);
});

test("every listed wallet is found by its address, with all its labels", () => {
  for (const [key, labels] of [...wallets].filter((_, i) => i % 50 === 0)) {
    const [network, address] = key.split(":") as [Network, string];
    expect(shipped.find(network, address)).toEqual(labels.map((label) => expect.objectContaining(label)));
  }
});

test("an address that no list names is not found, however near it is to one", () => {
  const near = (address: string) => `${address.slice(0, -1)}${address.endsWith("0") ? "1" : "0"}`;
  for (const { network, address } of [...shipped.lists[0]!.entries()].filter((_, i) => i % 200 === 0))
    if (!wallets.has(`${network}:${near(address)}`)) expect(shipped.find(network, near(address))).toEqual([]);
});

test("no wallet has more labels than an answer shows of one owner", () => {
  expect(Array.from(wallets.values(), ({ length }) => length).reduce((a, b) => Math.max(a, b))).toBe(11);
});

test("no token contract, pair or proof that the lists name is accused by a general word", () => {
  expect(stanceOf("0xdac17f958d2ee523a2206206994597c13d831ec7")).toBe("service");
  expect(stanceOf("0x0000000000000000000000000000000000000000")).toBe("neutral");
  expect(stanceOf("0x0bc529c00c6401aef6d220be8c6ea1667f6ad93e")).toBe("service");
  const all = [...wallets.values()].flat();
  const accused = all.filter(
    ({ label, name, network, address }) =>
      label === "blocked" &&
      / Token$|^Uniswap V2|Stablecoin$/.test(name) &&
      ["bad", "risky"].includes(winningStance(readingOf(network, address))),
  );
  expect(accused).toEqual([]);
  const proofs = all.filter(({ label }) => label === "fraud-proof");
  expect(proofs.length).toBeGreaterThan(0);
  expect(proofs.map(({ address }) => stanceOf(address)).filter((stance) => stance === "bad")).toEqual([]);
});

test("a tag has its date, confidence and source where the list states them", () => {
  expect(shipped.find("bitcoin", "34xp4vRoCGJym3xR7yCVPFHoCNxv4Twseo")).toEqual([
    expect.objectContaining({
      label: "exchange",
      name: "Binance.com",
      firstSeen: "2021-11-09",
      lastSeen: "2022-11-16",
      confidence: 0.5,
      publisher: "https://chain.info/richlist",
      actor: "binance",
    }),
  ]);
});

test("so many wallets are accused, warned of and vouched for", () => {
  const count = { bad: 0, risky: 0, service: 0, neutral: 0 };
  for (const labels of wallets.values()) count[winningStance(readLabels(SHIPPED_TAXONOMY, labels))]++;
  expect(count).toMatchInlineSnapshot(`
    {
      "bad": 78063,
      "neutral": 40253,
      "risky": 37663,
      "service": 62967,
    }
  `);
});
