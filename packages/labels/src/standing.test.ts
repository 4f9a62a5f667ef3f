import { expect, test } from "vitest";
import { type Said, standingOf } from "./standing.ts";
import { SHIPPED_TAXONOMY } from "./taxonomy.ts";

const said = (changes: Partial<Said>, ...words: string[]) =>
  standingOf(SHIPPED_TAXONOMY, {
    labels: words.map((label) => ({ label, name: "" })),
    sanctions: [],
    isReferenceFraud: false,
    ...changes,
  });

test("a wallet's standing is the worst of its labels", () => {
  expect(said({})).toEqual({
    worst: "neutral",
    sanctioned: false,
    bad: false,
    risky: false,
    service: false,
    conflict: false,
  });
  expect(said({}, "exchange")).toMatchObject({ worst: "service", service: true });
  expect(said({}, "exchange", "mixer")).toMatchObject({ worst: "risky", risky: true, service: false });
  expect(said({}, "mixer", "phish-hack")).toMatchObject({ worst: "bad", bad: true, risky: true });
  expect(said({}, "exchange", "phish-hack")).toMatchObject({ worst: "bad", service: false, conflict: true });
});

test("a reference data set accuses as a label does, and a sanctions list outweighs both", () => {
  expect(said({ isReferenceFraud: true }, "exchange")).toMatchObject({
    worst: "bad",
    bad: true,
    service: false,
  });
  const listed = said({ sanctions: ["ofac"], isReferenceFraud: true }, "exchange");
  expect(listed).toMatchObject({ worst: "sanctioned", sanctioned: true, bad: true, service: false });
});

test("a label that mentions sanctions makes no wallet sanctioned", () => {
  expect(said({}, "ofac")).toMatchObject({ worst: "risky", sanctioned: false });
});
