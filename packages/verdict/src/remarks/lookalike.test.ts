import { parseAsset } from "@tetron/domain/parse-asset";
import { addTransfer } from "@tetron/models/reputation/add-transfer";
import { STRANGER } from "@tetron/models/reputation/evidence";
import { findResemblance } from "@tetron/models/reputation/lookalikes";
import { emptyReputation } from "@tetron/models/reputation/state";
import { expect, test } from "vitest";
import { estimate } from "../estimate/estimate.ts";
import type { PartyOfFace } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, featuresOf, someInputs } from "../testing.ts";
import { findLookalike } from "./lookalike.ts";
import { remarksOn } from "./remarks-on.ts";

// The intended recipient and the poisoner's address in the theft of 20 May 2024 (WBTC worth 68 million
// dollars).
const MEANT = "0xd9a1b0b1e1ae382dbdc898ea68012ffcb2853a91";
const POISON = "0xd9a1c3788d81257612e2581a6ea0ada244853a91";

const party = (address: string, paid: Partial<PartyOfFace> = {}): PartyOfFace => ({
  ...{ address, coins: 0, tokens: 0, approved: 0 },
  ...paid,
});
const found = (recipient: string, ...sameFace: readonly PartyOfFace[]) =>
  findLookalike(recipient, { sameFace, resemblance: null });

test("a recipient that has the head and tail of a party is not that party", () => {
  expect(found(POISON, party(MEANT, { coins: 1 }))).toMatchObject({
    code: "LOOKALIKE_RECIPIENT",
    evidence: [
      { name: "looks_like", value: MEANT },
      { name: "payments_to_it", value: "1" },
    ],
  });
  expect(found(POISON, party(MEANT, { tokens: 3 }))).not.toBeNull();
  expect(found(POISON, party(MEANT, { approved: 1 }))).not.toBeNull();
});

test("a counterparty is not a look-alike, even when its look-alike is in the history", () => {
  expect(found(MEANT, party(MEANT, { coins: 1 }))).toBeNull();
  expect(found(MEANT, party(MEANT, { coins: 1 }), party(POISON, { tokens: 9 }))).toBeNull();
  expect(found(MEANT, party(MEANT, { tokens: 5, approved: 2 }), party(POISON, { tokens: 2 }))).toBeNull();
});

test("a zero-value transfer, which anyone can add to a history, makes no counterparty", () => {
  expect(found(POISON, party(POISON, { tokens: 2 }), party(MEANT, { tokens: 5 }))).not.toBeNull();
  expect(found(POISON, party(POISON, { tokens: 2 }), party(MEANT, { coins: 2 }))).not.toBeNull();
  // Ambiguous: either of the two may be meant.
  expect(found(MEANT, party(POISON, { tokens: 1 }), party(MEANT, { tokens: 1 }))).not.toBeNull();
});

test("of several parties that it looks like the one that was paid most is named, in whatever order they come", () => {
  const other = `${MEANT.slice(0, 8)}${"0".repeat(28)}${MEANT.slice(-6)}`;
  const parties = [
    party(other, { tokens: 9 }),
    party(MEANT, { coins: 2 }),
    party(`${other.slice(0, 10)}1${other.slice(11)}`, { coins: 1, approved: 4 }),
  ];
  const named = (order: readonly number[]) => found(POISON, ...order.map((i) => parties[i]!))?.evidence[0];
  for (const order of [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])
    expect(named(order)).toEqual({ name: "looks_like", value: MEANT, source: null });
});

test("a look-alike and its dust are recognised from the stored reputation state as well", () => {
  const state = emptyReputation();
  const evidence = { timestamp: 1_700_000_000, value: 5, dust: false, known: STRANGER };
  addTransfer(state, { ...evidence, direction: "sent", counterparty: MEANT });
  const of = (recipient: string) =>
    findLookalike(recipient, { sameFace: [], resemblance: findResemblance(state, recipient) });
  expect(of(MEANT)).toBeNull();
  expect(of(ALICE)).toBeNull();
  expect(of(POISON)).toMatchObject({
    code: "LOOKALIKE_RECIPIENT",
    evidence: [{ name: "looks_like_a_party_in_its_reputation", value: "true" }],
  });

  addTransfer(state, { ...evidence, direction: "received", counterparty: POISON, value: 0, dust: true });
  expect(of(POISON)).toMatchObject({
    evidence: [
      { name: "looks_like_a_party_in_its_reputation", value: "true" },
      { name: "sent_dust_to_the_sender", value: "true" },
    ],
  });
  expect(of(MEANT)).toBeNull();
});

test("a payment to the poisoner's address is reviewed, and its score is the stranger's", async () => {
  const engine = await anEngine();
  const sides = {
    from: aSide(ALICE, { features: featuresOf(-3) }),
    to: aSide(POISON, { features: featuresOf(-3) }),
  };
  const faces = { sameFace: [party(MEANT, { coins: 4 })], resemblance: null, token: [] };
  const paid = { asset: parseAsset("ethereum", "WBTC"), falseSymbol: null, units: 115_500_000_000n };
  const remarks = remarksOn(paid, { ...sides, ...faces }, engine);
  const made = estimate(engine, someInputs({ ...sides, remarks }));
  expect(made).toMatchObject({ recommendation: "review", rule: { id: "lookalike-recipient" } });
  expect(made.fraudScore).toBe(estimate(engine, someInputs(sides)).fraudScore);
});
