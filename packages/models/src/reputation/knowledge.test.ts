import { expect, test } from "vitest";
import { knowledgeOf } from "./knowledge.ts";

const nobody = { labels: [], sanctioned: false, fraud: false, clean: 0, bad: 0 };

test("a labelled service has full standing, unless something bad is known of it too", () => {
  expect(knowledgeOf({ ...nobody, labels: ["exchange"] })).toMatchObject({ standing: 1, party: "good" });
  expect(knowledgeOf({ ...nobody, labels: ["exchange", "phish-hack"] })).toMatchObject({
    standing: 0,
    party: "bad",
  });
  expect(knowledgeOf({ ...nobody, labels: ["exchange"], sanctioned: true })).toMatchObject({
    party: "sanctioned",
  });
});

test("standing rises with clean partners and falls four times as fast with bad ones", () => {
  expect(knowledgeOf(nobody)).toEqual({ standing: 0, party: "unlabelled", nearBad: 0 });
  expect(knowledgeOf({ ...nobody, clean: 2 }).standing).toBe(0.5);
  expect(knowledgeOf({ ...nobody, clean: 8 }).standing).toBe(0.8);
  expect(knowledgeOf({ ...nobody, clean: 8, bad: 1 }).standing).toBeCloseTo(8 / 14, 9);
  expect(knowledgeOf({ ...nobody, bad: 3 }).nearBad).toBe(0.75);
});
