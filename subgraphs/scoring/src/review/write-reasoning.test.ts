import { expect, test } from "vitest";
import { writeReasoning } from "./write-reasoning.ts";

const UNLISTED = { sanctioned: false, conflict: false };
const NOTHING = { detected: [], unknown: [] };
const votes = { fraud: 8, all: 10, fraudShare: 0.8312, averageDistance: 0.657, confidence: 0.7018 };

test("every number of a reasoning is one of its facts, as a person reads it", () => {
  const text = writeReasoning({
    decision: { result: "fraud", rule: "fraud_share" },
    votes,
    edgeCases: { detected: ["rapid_activity"], unknown: ["heavy_token_use"] },
    ...{ abstains: null, hasHistory: true, standing: UNLISTED },
  });

  expect(text).toBe(
    "Of the 10 nearest known wallets 8 are fraud accounts, 83.1 % by closeness, at a mean distance of 0.66; confidence 0.70. Edge cases: Rapid activity bursts. Cannot be told from what is known: Heavy ERC20 usage. It is called fraud by the share of fraud among the wallets that resemble it.",
  );
});

test.each([
  ["MODEL_NOT_FOR_NETWORK", "The known wallets are of other networks."],
  ["PARTIAL_HISTORY", "Only the newest part of its history is held."],
  ["SERVICE_LIKE", "It has too many transactions to be a person's wallet."],
  ["CONTRACT", "It is a contract."],
] as const)("without neighbours it says why: %s", (abstains, why) => {
  const decision = { result: "undecided", rule: "no_neighbours" } as const;
  const told = { decision, votes: null, edgeCases: NOTHING, abstains, hasHistory: true, standing: UNLISTED };
  expect(writeReasoning(told)).toBe(
    `${why} No edge case was detected. Nothing is decided: no known wallets can be compared with it.`,
  );
});

test.each([
  [false, "No history of the wallet is held."],
  [true, "What is known of its history is not enough to compare it with known wallets."],
])("without neighbours it says what is missing: a history is held %s", (hasHistory, why) => {
  const decision = { result: "undecided", rule: "no_neighbours" } as const;
  const told = { decision, votes: null, edgeCases: NOTHING, abstains: null, hasHistory, standing: UNLISTED };
  expect(writeReasoning(told)).toContain(why);
});

test("what a list says is named, and resemblance only where wallets were compared", () => {
  const said = (sanctioned: boolean, compared: typeof votes | null) =>
    writeReasoning({
      ...{ decision: { result: "fraud", rule: "listed" }, votes: compared, edgeCases: NOTHING },
      ...{ abstains: null, hasHistory: compared !== null, standing: { sanctioned, conflict: false } },
    });
  expect(said(true, null)).toMatch(/detected\. A sanctions list names the wallet\.$/);
  expect(said(false, null)).toMatch(/detected\. A list or a data set knows the wallet as a fraud account\.$/);
  expect(said(true, votes)).toMatch(/A sanctions list names the wallet, which resemblance does not undo\.$/);
});

test("a wallet about which lists contradict each other is not called a service", () => {
  const told = {
    ...{ decision: { result: "undecided", rule: "contradicted" } as const, votes, edgeCases: NOTHING },
    ...{ abstains: null, hasHistory: true },
  };
  expect(writeReasoning({ ...told, standing: { sanctioned: false, conflict: true } })).toContain(
    "lists contradict each other",
  );
  expect(writeReasoning({ ...told, standing: UNLISTED })).toContain("a list knows it as a public service");
});
