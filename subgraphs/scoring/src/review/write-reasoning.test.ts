import { expect, test } from "vitest";
import { writeReasoning } from "./write-reasoning.ts";

const NOTHING = { detected: [], unknown: [] };
const votes = { fraud: 8, all: 10, fraudShare: 0.8312, averageDistance: 0.657, confidence: 0.7018 };

test("every number of a reasoning is one of its facts, as a person reads it", () => {
  const text = writeReasoning({
    decision: { result: "fraud", rule: "fraud_share" },
    votes,
    edgeCases: { detected: ["rapid_activity"], unknown: ["heavy_token_use"] },
    abstains: null,
  });

  expect(text).toBe(
    "Of the 10 nearest known wallets 8 are fraud accounts, 83.1 % by closeness, at a mean distance of 0.66; confidence 0.70. Edge cases: Rapid activity bursts. Cannot be told from what is known: Heavy ERC20 usage. It is called fraud by the share of fraud among the wallets that resemble it.",
  );
});

test.each([
  [null, "No history of the wallet is held."],
  ["MODEL_NOT_FOR_NETWORK", "The known wallets are of other networks."],
  ["PARTIAL_HISTORY", "Only the newest part of its history is held."],
  ["SERVICE_LIKE", "It has too many transactions to be a person's wallet."],
  ["CONTRACT", "It is a contract."],
] as const)("without neighbours it says why: %s", (abstains, why) => {
  const decision = { result: "undecided", rule: "no_neighbours" } as const;
  expect(writeReasoning({ decision, votes: null, edgeCases: NOTHING, abstains })).toBe(
    `${why} No edge case was detected. Nothing is decided: no known wallets can be compared with it.`,
  );
});
