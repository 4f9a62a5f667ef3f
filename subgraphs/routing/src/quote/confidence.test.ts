import type { Provenance } from "@tetron/connectors/provenance";
import { liveFrom } from "@tetron/connectors/provenance";
import { expect, test } from "vitest";
import { aMarket } from "../../test/market.ts";
import { quote } from "../../test/quotes.ts";

test("a doubtful fee or price lowers confidence, and its source says why", () => {
  const live: Provenance = {
    source: "rpc",
    asOf: new Date("2026-11-21T12:00:00Z"),
    ageSeconds: 0,
    live: true,
    stale: false,
    problem: null,
  };
  const market = aMarket();
  const fees = new Map([...market.fees].map(([network, each]) => [network, { ...each, provenance: live }]));
  const prices = new Map([...market.prices].map(([asset, each]) => [asset, { ...each, provenance: live }]));
  const sure = quote({}, { market: { ...market, fees, prices } });
  const doubt = { ...live, problem: "the chain is idle" };
  const ethereum = { ...fees.get("ethereum")!, provenance: doubt };
  const unsure = quote(
    {},
    { market: { ...market, prices, fees: new Map([...fees, ["ethereum", ethereum]]) } },
  );

  expect([sure.confidence, unsure.confidence]).toEqual(["high", "medium"]);
  expect(unsure.sources).toContainEqual(
    expect.objectContaining({ name: "fees:ethereum", live: true, problem: "the chain is idle" }),
  );
});

test("without live inputs confidence is low, and every source names its fallback and age", () => {
  const { confidence, sources } = quote();

  expect(confidence).toBe("low");
  expect(sources).toContainEqual(
    expect.objectContaining({
      name: "fees:ethereum",
      source: "table",
      live: false,
      problem: expect.stringMatching(/^a test/),
    }),
  );
  for (const { ageSeconds } of sources) expect(ageSeconds).toBeGreaterThanOrEqual(0);
});

test("with everything live confidence is high, with some of it medium", () => {
  const { fees, prices } = aMarket();
  const now = new Date("2026-11-21T12:00:00Z");
  const provenance = liveFrom("rpc:ethereum", now, now);
  const liveFees = new Map([...fees].map(([network, each]) => [network, { ...each, provenance }]));
  const livePrices = new Map([...prices].map(([asset, each]) => [asset, { ...each, provenance }]));

  expect(quote({}, { market: aMarket({ fees: liveFees }) }).confidence).toBe("medium");
  expect(quote({}, { market: aMarket({ fees: liveFees, prices: livePrices }) }).confidence).toBe("high");
});
