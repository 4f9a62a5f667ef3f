import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { expect, test } from "vitest";
import { estimate } from "../estimate/estimate.ts";
import type { SideInputs } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, BOB, featuresOf, someInputs } from "../testing.ts";
import { labelConflict } from "./label-conflict.ts";

const label = (word: string, list: string, name = "") => ({ label: word, name, list, version: "v1" });
const GOOD = label("binance", "eth-labels", "Binance 14");
const BAD = label("phish-hack", "watchlist");
const conflict = (changes: Partial<SideInputs>) => labelConflict(SHIPPED_TAXONOMY, "to", aSide(BOB, changes));

test("a wallet that one list calls a service and another a fraud account is reported with both", () => {
  expect(conflict({ labels: [GOOD, BAD] })).toMatchObject({
    code: "LABEL_CONFLICT",
    side: "to",
    evidence: [
      { value: "phish-hack", source: "watchlist v1" },
      { value: "binance: Binance 14", source: "eth-labels v1" },
    ],
  });
  expect(conflict({ labels: [GOOD], fraudIn: { list: "histories", version: "v7" } })).not.toBeNull();
});

test("a warning does not contradict a service, nor does the name of who robbed one", () => {
  expect(conflict({ labels: [GOOD, label("blocked", "watchlist")] })).toBeNull();
  expect(conflict({ labels: [GOOD, label("tornado-cash", "watchlist")] })).toBeNull();
  expect(conflict({ labels: [label("kucoin", "eth-labels", "Kucoin Hacker"), BAD] })).toBeNull();
  expect(conflict({ labels: [BAD] })).toBeNull();
});

test("a person decides about a wallet of which lists contradict each other, unless it is sanctioned", async () => {
  const engine = await anEngine();
  const from = aSide(ALICE, { features: featuresOf(-3) });
  const judged = (to: SideInputs) => {
    const said = labelConflict(SHIPPED_TAXONOMY, "to", to);
    return estimate(engine, someInputs({ from, to, remarks: said === null ? [] : [said] }));
  };
  const both = judged(aSide(BOB, { labels: [GOOD, BAD] }));
  expect(both).toMatchObject({ recommendation: "review", rule: { id: "label-conflict" } });
  expect(both.reasons.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["FRAUD_LABEL", "LABEL_CONFLICT"]),
  );
  expect(judged(aSide(BOB, { labels: [BAD] })).recommendation).toBe("decline");
  expect(both.fraudScore).toBe(judged(aSide(BOB, { labels: [BAD] })).fraudScore);
  const sanctions = [{ list: "OFAC SDN", version: "v1" }];
  expect(judged(aSide(BOB, { labels: [GOOD, BAD], sanctions })).rule.id).toBe("sanctioned");
});

test("an unspecific warning is ignored for the contract of a known token", async () => {
  const engine = await anEngine();
  const codes = (isTokenContract: boolean) =>
    estimate(
      engine,
      someInputs({ to: aSide(BOB, { labels: [label("blocked", "eth-labels")], isTokenContract }) }),
    ).reasons.map(({ code }) => code);
  expect(codes(false)).toContain("RISKY_LABEL");
  expect(codes(true)).not.toContain("RISKY_LABEL");
});
