import { parseAsset } from "@tetron/domain/parse-asset";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { expect, test } from "vitest";
import { tokenRemarks } from "./token.ts";

// PEPE: a token that is not in Tetron's asset table.
const UNKNOWN = parseAsset("ethereum", "eip155:1/erc20:0x6982508145454ce325ddbe47a25d4ec3d2311933");
const label = (word: string, name = "") => ({ label: word, name, list: "eth-labels", version: "v1" });
const remarks = (changes: Partial<Parameters<typeof tokenRemarks>[1]> = {}) =>
  tokenRemarks(SHIPPED_TAXONOMY, { asset: UNKNOWN, falseSymbol: null, labels: [], ...changes });
const codes = (...changes: Parameters<typeof remarks>) => remarks(...changes).map(({ code }) => code);

test("the amount of an unknown token has no known worth", () => {
  expect(remarks()).toMatchObject([
    { code: "UNKNOWN_TOKEN", side: null, evidence: [{ name: "contract", value: UNKNOWN.caip19 }] },
  ]);
});

test("a token that takes another's symbol is named with its contract", () => {
  const [fake] = remarks({ falseSymbol: "USDT" });
  expect(fake).toMatchObject({
    code: "FAKE_TOKEN",
    title: "The token calls itself USDT, and is not: its contract is another one",
    evidence: [
      { name: "contract", value: UNKNOWN.caip19 },
      { name: "calls_itself", value: "USDT" },
    ],
  });
});

test("a list that knows the contract as spam or as a fake is enough, a general warning is not", () => {
  expect(codes({ labels: [label("spam-token", "Visit a site")] })).toEqual(["FAKE_TOKEN", "UNKNOWN_TOKEN"]);
  expect(codes({ labels: [label("fake-token")] })).toContain("FAKE_TOKEN");
  expect(codes({ labels: [label("blocked", "A: PEPE Token")] })).toEqual(["UNKNOWN_TOKEN"]);
  expect(remarks({ labels: [label("spam-token")] })[0]!.evidence.at(-1)).toMatchObject({
    value: "spam-token",
    source: "eth-labels v1",
  });
});

test("a known asset has no remark, whatever a list calls its contract", () => {
  const usdt = parseAsset("ethereum", "USDT");
  expect(codes({ asset: usdt, labels: [label("spam-token"), label("blocked")] })).toEqual([]);
  const bridged = parseAsset("arbitrum", "USDC.e");
  expect(codes({ asset: bridged })).toEqual([]);
});
