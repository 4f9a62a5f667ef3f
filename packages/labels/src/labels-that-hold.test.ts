import { expect, test } from "vitest";
import { labelsThatHold, type PlacedLabel } from "./labels-that-hold.ts";
import { SHIPPED_TAXONOMY } from "./taxonomy.ts";

const given = (network: "ethereum" | "base", label: string, name = ""): PlacedLabel => ({
  ...{ network, label, name },
});
const words = (labels: readonly PlacedLabel[]) =>
  labelsThatHold(SHIPPED_TAXONOMY, "base", labels).map(({ label }) => label);

test("what accuses or names the owner of a key holds on each network of the key", () => {
  expect(words([given("ethereum", "phish-hack")])).toEqual(["phish-hack"]);
  expect(words([given("ethereum", "exchange", "Binance 14")])).toEqual(["exchange"]);
});

test("what describes a contract holds on its own network alone", () => {
  for (const word of ["token-contract", "dex", "bridge", "blocked"]) {
    expect(words([given("ethereum", word)])).toEqual([]);
    expect(words([given("base", word)])).toEqual([word]);
  }
  // A company's contract: the company need not own what is at the address on another network.
  expect(words([given("ethereum", "exchange"), given("ethereum", "token-contract")])).toEqual([]);
});
