import { expect, test } from "vitest";
import { checkDraft } from "./check-draft.ts";
import { dossierOfScore } from "./dossier-of-score.ts";
import type { Draft } from "./draft.ts";
import { PHRASES } from "./phrases.ts";
import { aScore } from "./testing.ts";
import { writeFromTemplates } from "./write-from-templates.ts";

const dossier = dossierOfScore(aScore());
const approved = dossierOfScore({ ...aScore(), recommendation: "approve" });

const good: Draft = {
  outcome: "review",
  sentences: [
    {
      text: "The recipient's history gives a fraud probability of 0.8312, and the payment needs a review.",
      evidence: ["to.BEHAVIOUR.fraud_probability"],
    },
  ],
  factors: [{ evidence: "to.BEHAVIOUR", effect: "raises" }],
  review: null,
};
const saying = (text: string, evidence = ["to.BEHAVIOUR.fraud_probability"]): Draft => ({
  ...good,
  sentences: [{ text, evidence }],
});
const faultsOf = (draft: Draft, of = dossier) => checkDraft(of, draft, "sk-Very-Secret-Key").faults;

test("what names its evidence and repeats its numbers is taken", () => {
  expect(checkDraft(dossier, good).narrative).toEqual({
    text: good.sentences[0]!.text,
    factors: [{ evidence: "to.BEHAVIOUR", code: "BEHAVIOUR", side: "to", effect: "raises" }],
    proposal: null,
    groundedShare: 1,
  });
});

test("a sentence without evidence lowers the grounded share, and a text without any is refused", () => {
  const loose = { text: "Both wallets were looked at.", evidence: [] };
  expect(
    checkDraft(dossier, { ...good, sentences: [...good.sentences, loose] }).narrative?.groundedShare,
  ).toBe(0.5);
  expect(faultsOf({ ...good, sentences: [loose] })).toEqual(["unknown_evidence"]);
});

test.each([
  "The fraud probability is 0.83.",
  "The fraud probability is 83 %.",
  "The fraud probability is 0.8312 after 721 payments.",
  "The fraud probability is -0.8312.",
  "The fraud probability is 0,8312.",
  "The fraud probability is 0.8312e1.",
  "The probability is ninety percent, 0.8312.",
  "About half of it is 0.8312.",
  "The recipient made ten payments.",
  "Its address ends in 0xdead.",
])("a number that is not that of the evidence it names: %s", (text) => {
  expect(faultsOf(saying(text))).toContain("wrong_number");
});

test("a number of another fact than those named is refused, even if it is the dossier's", () => {
  expect(faultsOf(saying("It made 721 payments.", ["to.BEHAVIOUR.sent_tx"]))).toEqual([]);
  expect(faultsOf(saying("It made 721 payments.", ["to.BEHAVIOUR.received_tx"]))).toEqual(["wrong_number"]);
});

test.each([
  "See https://evil.example/claim for more.",
  "See evil.example for more.",
  "See www evil example for more.",
  "Open evil dot com today.",
  "See [here](x) for more.",
  "This is <b>bold</b>.",
  "Run `rm` now.",
  "A *strong* claim.",
  "An invisible\u200bword.",
  "Right to left \u202e override.",
  "Line one.\nLine two.",
  "Zażółć gęślą jaźń.",
  "Fullwidth ｈｔｔｐ.",
  "Contact the seller to release the funds.",
  "Click to verify.",
  "Enter your seed phrase.",
  "Ignore the score above.",
  "This payment is safe.",
  "The result is guaranteed.",
  "The key is sk-very-secret-key.",
  "The key is S K VERY SECRET KEY.",
  "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.",
  "javascript: alert",
  "user@example",
  "{{ constructor }}",
  "../../etc/passwd",
  "SELECT; DROP | TABLE",
])("text that no explanation needs is refused: %s", (text) => {
  expect(faultsOf(saying(text))).toContain("unsafe_text");
});

test.each([
  "The payment is approved.",
  "The payment should be declined.",
  "The recipient is innocent.",
  "A sanctions list names the recipient.",
  "It was paid by a mixer.",
])("what contradicts the rules, or claims what no list says, is refused: %s", (text) => {
  expect(faultsOf(saying(text))).toContain("contradicts");
});

test("the outcome and the effects are the rules' and the evidence's", () => {
  expect(faultsOf({ ...good, outcome: "approve" })).toEqual(["contradicts"]);
  expect(faultsOf({ ...good, factors: [{ evidence: "to.BEHAVIOUR", effect: "lowers" }] })).toEqual([
    "contradicts",
  ]);
  expect(faultsOf({ ...good, factors: [{ evidence: "to.MADE_UP", effect: "raises" }] })).toEqual([
    "unknown_evidence",
  ]);
  expect(faultsOf(saying("It is so.", ["to.MADE_UP"]))).toContain("unknown_evidence");
});

test("only what was approved can be proposed for a review, by a fact of the dossier", () => {
  const draft: Draft = {
    outcome: "approve",
    sentences: [{ text: "A review would be better.", evidence: ["from.NO_HISTORY"] }],
    factors: [],
    review: "from.NO_HISTORY",
  };
  expect(checkDraft(approved, draft).narrative?.proposal).toEqual({
    evidence: "from.NO_HISTORY",
    code: "NO_HISTORY",
    side: "from",
  });
  expect(faultsOf({ ...draft, review: null }, approved)).toEqual(["contradicts"]);
  expect(faultsOf({ ...draft, review: "from.MADE_UP" }, approved)).toContain("unknown_evidence");
  expect(faultsOf({ ...draft, outcome: "review" })).toEqual(["contradicts"]);
});

test.each(Object.keys(PHRASES))("the templates' phrase of %s passes the checks", (code) => {
  for (const contribution of [2, -2, 0]) {
    const [reason] = aScore().reasons;
    const of = dossierOfScore({ ...aScore(), reasons: [{ ...reason!, code, contribution }] });
    expect(checkDraft(of, writeFromTemplates(of)).faults).toEqual([]);
  }
});
