import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { BITCOINER, type Circumstances, catalogue, quote, SOLANAUT, waysOf } from "../../test/quotes.ts";
import type { QuoteInput } from "./request.ts";

function refusal(changes: Partial<QuoteInput>, given?: Circumstances) {
  try {
    return quote(changes, given);
  } catch (error) {
    if (!isFailure(error, "UNPROCESSABLE")) throw error;
    return { ...error.details, message: error.message };
  }
}

const trusted = { reputation: 95, confidence: 1, fraudProbability: 0.001 };

test("a max fee excludes dearer routes; when none fits, the error names the cheapest fee", () => {
  const dear = quote({ toNetwork: "base", preference: "fastest" });
  const limited = quote({ toNetwork: "base", preference: "fastest", maxFee: "0.05" });

  expect(Number(dear.estimatedFee)).toBeGreaterThan(0.05);
  expect(Number(limited.estimatedFee)).toBeLessThanOrEqual(0.05);
  expect(limited.unavailable.some(({ reason }) => reason.endsWith("over maxFee"))).toBe(true);
  const { estimatedFee } = quote({ toNetwork: "base", preference: "cheapest" });
  expect(refusal({ toNetwork: "base", maxFee: "0.001" })).toMatchObject({
    field: "maxFee",
    reason: "too_low",
    message: `maxFee: no route costs at most 0.001 USD; the cheapest one costs ${estimatedFee} USD.`,
  });
});

test("a max fee in a network's coin is converted at its price", () => {
  expect(quote({ toNetwork: "base", maxFee: "0.001", feeCurrency: "eth" }).recommendation).toBe("direct");
  expect(refusal({ toNetwork: "base", maxFee: "0.000001", feeCurrency: "ETH" })).toMatchObject({
    field: "maxFee",
  });
});

test("a max time excludes slower routes; when none fits, the error names the fastest time", () => {
  const quick = { ...trustBoth(trusted) };
  expect(
    quote({ toNetwork: "base", preference: "safest", maxTime: 120 }, quick).totalTime,
  ).toBeLessThanOrEqual(120);
  expect(refusal({ toNetwork: "base", maxTime: 3 }, quick)).toMatchObject({
    field: "maxTime",
    reason: "too_low",
  });
});

test("an excluded bridge is not used, and is listed as unavailable", () => {
  const answer = quote({ toNetwork: "base", exclude: ["cctp-fast", "across"] });

  expect(waysOf(answer)).not.toContain("cctp-fast");
  expect(answer.unavailable).toContainEqual({
    path: "cctp-fast: ethereum/USDC to base/USDC",
    reason: "excluded by the request",
  });
  const all = catalogue.carriers.filter(({ kind }) => kind !== "transfer").map(({ id }) => id);
  expect(refusal({ toNetwork: "base", exclude: all })).toMatchObject({
    field: "exclude",
    reason: "nothing_left",
  });
});

test("an amount outside every lane's limits is refused with the limit", () => {
  expect(refusal({ toNetwork: "base", amount: "50000000" })).toMatchObject({
    field: "amount",
    reason: "above_every_maximum",
    message: expect.stringContaining("10000000.00 USD"),
  });
  expect(refusal({ toNetwork: "base", amount: "0.5", exact: "in" })).toMatchObject({
    field: "amount",
    reason: "below_every_minimum",
    message: expect.stringContaining("1.00 USD"),
  });
  expect(refusal({ amount: "9000000000" })).toMatchObject({ field: "amount", reason: "above_every_maximum" });
});

test("a route on which less arrives than the network takes is no route, whichever side is exact", () => {
  const bitcoin = {
    network: "bitcoin",
    currency: "BTC",
    fromAddress: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
  };
  const refused = expect.objectContaining({
    details: { field: "amount", reason: "below_network_minimum" },
    message: expect.stringContaining("0.00000294 BTC"),
  });
  for (const exact of ["in", "out"])
    expect(() => quote({ ...bitcoin, toAddress: BITCOINER, amount: "0.00000293", exact })).toThrow(refused);
  const solana = {
    network: "solana",
    currency: "SOL",
    fromAddress: SOLANAUT,
    toAddress: "4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T",
  };
  for (const exact of ["in", "out"])
    expect(() => quote({ ...solana, amount: "0.00089087", exact })).toThrow(
      expect.objectContaining({ message: expect.stringContaining("0.00089088 SOL") }),
    );
  expect(waysOf(quote({ ...bitcoin, toAddress: BITCOINER, amount: "0.00000294" }))).toHaveLength(1);
  expect(waysOf(quote({ ...solana, amount: "0.00089088" }))).toHaveLength(1);
});

function trustBoth(trust: Circumstances["from"] & object): Circumstances {
  return { from: trust, to: trust };
}
