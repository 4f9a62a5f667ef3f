import { readFileSync } from "node:fs";
import { readLabels, winningStance } from "@tetron/labels/read-labels";
import { normalWord, SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { shippedWords } from "@tetron/labels/testing";
import { expect, test } from "vitest";
import { ARTIFACTS_URL } from "./artifacts-url.ts";
import { decodeLabels } from "./labels-table.ts";
import { ARTIFACTS } from "./manifest.ts";

const shipped = decodeLabels(readFileSync(new URL(ARTIFACTS.labels, ARTIFACTS_URL)));
const stanceOf = (address: string) =>
  winningStance(readLabels(SHIPPED_TAXONOMY, shipped.find("ethereum", address)));

test("somebody has looked at every word of the list that ships", () => {
  const words = new Set(shipped.labels.map(({ label }) => normalWord(label)));
  expect([...words].filter((word) => !shippedWords.has(word))).toEqual([]);
});

test("no token contract, pair or proof that the list names is accused by a general word", () => {
  expect(stanceOf("0xdac17f958d2ee523a2206206994597c13d831ec7")).toBe("service");
  expect(stanceOf("0x0000000000000000000000000000000000000000")).toBe("neutral");
  expect(stanceOf("0x0bc529c00c6401aef6d220be8c6ea1667f6ad93e")).toBe("service");
  const accused = shipped.labels.filter(
    ({ label, name, network, address }) =>
      label === "blocked" &&
      / Token$|^Uniswap V2|Stablecoin$/.test(name) &&
      ["bad", "risky"].includes(winningStance(readLabels(SHIPPED_TAXONOMY, shipped.find(network, address)))),
  );
  expect(accused).toEqual([]);
  const proofs = shipped.labels.filter(({ label }) => label === "fraud-proof");
  expect(proofs.length).toBeGreaterThan(0);
  expect(proofs.map(({ address }) => stanceOf(address)).filter((stance) => stance === "bad")).toEqual([]);
});

test("so many labels of the list accuse, warn and vouch", () => {
  const count = { bad: 0, risky: 0, service: 0, neutral: 0 };
  for (const labels of Map.groupBy(
    shipped.labels,
    ({ network, address }) => `${network}:${address}`,
  ).values())
    count[winningStance(readLabels(SHIPPED_TAXONOMY, labels))]++;
  expect(count).toMatchInlineSnapshot(`
    {
      "bad": 31,
      "neutral": 23266,
      "risky": 744,
      "service": 20855,
    }
  `);
});
