import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { expect, test } from "vitest";
import { knowledgeOf, type PartyRecord } from "./knowledge.ts";

const nobody = { labels: [], sanctions: [], fraud: false, clean: 0, bad: 0 };
const known = (record: Partial<PartyRecord>) => knowledgeOf(SHIPPED_TAXONOMY, { ...nobody, ...record });
const labelled = (...labels: string[]) => labels.map((label) => ({ label, name: "" }));

test("a labelled service is vouched for in full, unless another label is bad", () => {
  expect(known({ labels: labelled("exchange") })).toMatchObject({ vouched: 1, party: "service" });
  const both = known({ labels: labelled("exchange", "phish-hack") });
  expect(both).toMatchObject({ vouched: 0, party: "bad" });
  expect(known({ labels: labelled("exchange"), sanctions: ["ofac"] })).toMatchObject({ party: "sanctioned" });
  expect(known({ labels: labelled("exchange"), fraud: true })).toMatchObject({ vouched: 0, party: "bad" });
});

test("a label only warns, and only a sanctions list makes a wallet sanctioned", () => {
  const said = known({ labels: labelled("ofac-sanctions-lists") });
  expect(said).toEqual({ vouched: 0, party: "risky", nearBad: 1 });
  expect(known({ labels: labelled("tornado-cash") }).party).toBe("risky");
});

test("a wallet is vouched for by clean reference accounts, and a bad one offsets four", () => {
  expect(known({})).toEqual({ vouched: 0, party: "neutral", nearBad: 0 });
  expect(known({ clean: 2 }).vouched).toBe(0.5);
  expect(known({ clean: 8 }).vouched).toBe(0.8);
  expect(known({ clean: 8, bad: 1 }).vouched).toBeCloseTo(8 / 14, 9);
  expect(known({ bad: 3 }).nearBad).toBe(0.75);
});
