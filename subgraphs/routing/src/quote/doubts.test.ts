import { createTableProvenance, liveFrom, type Provenance } from "@tetron/connectors/provenance";
import { expect, test } from "vitest";
import { aMarket } from "../../test/market.ts";
import { BITCOINER, catalogue, quote } from "../../test/quotes.ts";
import type { Catalogue, Figure } from "../catalogue/catalogue.ts";
import type { Market } from "../market.ts";
import type { QuoteInput } from "./request.ts";

const NOW = new Date("2026-11-28T12:00:00Z");
const LIVE = liveFrom("rpc", NOW, NOW);

/** A market that was just read, but for one network's fees or one currency's price. */
function liveBut({
  fees = {},
  prices = {},
}: {
  fees?: Record<string, Provenance>;
  prices?: Record<string, Provenance>;
}): Market {
  const market = aMarket();
  return {
    ...market,
    fees: new Map(
      [...market.fees].map(([id, each]) => [id, { ...each, provenance: fees[id] ?? LIVE }] as const),
    ),
    prices: new Map(
      [...market.prices].map(
        ([asset, each]) => [asset, { ...each, provenance: prices[asset.symbol] ?? LIVE }] as const,
      ),
    ),
  };
}

/** The catalogue with some figures of its lanes and networks changed. */
function figuresLike(change: (figure: Figure) => Figure): Catalogue {
  const changed = new Map(catalogue.figures.map((figure) => [figure, change(figure)]));
  const figuresOf = ({ figures }: { readonly figures: readonly Figure[] }) => ({
    figures: figures.map((figure) => changed.get(figure)!),
  });
  return {
    ...catalogue,
    lanes: catalogue.lanes.map((lane) => ({ ...lane, ...figuresOf(lane) })),
    networks: new Map([...catalogue.networks].map(([id, costs]) => [id, { ...costs, ...figuresOf(costs) }])),
  };
}

const aged = (matches: (figure: Figure) => boolean) =>
  figuresLike((figure) => (matches(figure) ? { ...figure, compared: new Date("2016-01-01") } : figure));
const certain: Catalogue = figuresLike((figure) => ({ ...figure, basis: "documented", compared: NOW }));

const table = (compared: string): Provenance =>
  createTableProvenance({ compared: new Date(compared), shelfLifeDays: 180 }, NOW, "no node");

test("a shipped fee past its shelf life lowers confidence below that of a current one, and says so", () => {
  const at = (compared: string) =>
    quote({}, { catalogue: certain, market: liveBut({ fees: { base: table(compared) } }), now: NOW });
  const toBase = (compared: string) =>
    quote(
      { toNetwork: "base", preference: "cheapest" },
      { catalogue: certain, market: liveBut({ fees: { base: table(compared) } }), now: NOW },
    );

  expect(at("2026-01-01").confidence).toBe("high");
  expect([toBase("2026-11-01").confidence, toBase("2026-01-01").confidence]).toEqual(["medium", "low"]);
  expect(sourceOf(toBase("2026-01-01"), "fees:base")).toEqual({
    stale: true,
    problem: "no node; the shipped number was last compared on 2026-01-01, 331 days ago; shelf life 180 days",
  });
  expect(sourceOf(toBase("2026-11-01"), "fees:base")).toEqual({ stale: false, problem: "no node" });
});

test("a shipped price past its shelf life lowers confidence below that of a current one, and says so", () => {
  const at = (compared: string) =>
    quote({}, { catalogue: certain, market: liveBut({ prices: { USDC: table(compared) } }), now: NOW });

  expect([at("2026-11-01").confidence, at("2026-01-01").confidence]).toEqual(["medium", "low"]);
  expect(sourceOf(at("2026-01-01"), "price:USDC")).toMatchObject({ stale: true });
  expect(sourceOf(at("2026-11-01"), "price:USDC")).toMatchObject({ stale: false });
});

/** Leaves a payment these bridges and venues only. */
const onlyBy = (...ids: string[]): Partial<QuoteInput> => ({
  exclude: catalogue.carriers.flatMap(({ id, kind }) =>
    kind === "transfer" || ids.includes(id) ? [] : [id],
  ),
});
const CCTP = { toNetwork: "base", ...onlyBy("cctp-fast") };
const DEBRIDGE = { toNetwork: "base", amount: "5000", ...onlyBy("debridge-dln") };
const SWAP = {
  currency: "ETH",
  toCurrency: "USDC",
  amount: "1",
  exact: "in",
  ...onlyBy("uniswap-v3"),
} as const;

test.each([
  ["a percentage", CCTP, "percentage", /^cctp-fast: lanes\[\d+\]\.percentage 100 ppm,/],
  ["a flat fee", DEBRIDGE, "flat", /^debridge-dln: lanes\[\d+\]\.flat 0\.001 ETH,/],
  ["a median time", CCTP, "time.p50", /^cctp-fast: lanes\[\d+\]\.time\.p50 20 s,/],
  ["a slowest time", CCTP, "time.p95", /^cctp-fast: lanes\[\d+\]\.time\.p95 \d+ s,/],
  ["a pool's depth", SWAP, "depth", /^uniswap-v\d: lanes\[\d+\]\.depth \d+ usd,/],
  ["a lane's maximum", CCTP, "max", /^cctp-fast: lanes\[\d+\]\.max \d+ usd,/],
  ["an amount of gas", CCTP, "source_work.units", /^cctp-fast: lanes\[\d+\]\.source_work\.units \d+ gas,/],
  ["a success rate", CCTP, "probability", /^cctp-fast: success\.probability \d+ ppm,/],
  ["a network's finality", CCTP, "final", /^network base: finality\.final \d+ s,/],
] as const)(
  "%s past its shelf life lowers confidence by one step, and the quote names it",
  (_, way, field, named) => {
    const market = liveBut({});
    const sure = quote(way, { catalogue: certain, market, now: NOW });
    const old = aged((figure) => figure.field.endsWith(`.${field}`));
    const figures = new Map(old.lanes.map((lane, index) => [index, lane.figures]));
    const documented = {
      ...old,
      lanes: old.lanes.map((lane, index) => ({
        ...lane,
        figures: figures.get(index)!.map((figure) => ({ ...figure, basis: "documented" as const })),
      })),
    };
    const stale = quote(way, { catalogue: documented, market, now: NOW });

    expect([sure.confidence, stale.confidence]).toEqual(["high", "medium"]);
    expect(sourceOf(sure, "catalogue")).toEqual({ stale: false, problem: null });
    const { stale: marked, problem } = sourceOf(stale, "catalogue");
    expect(marked).toBe(true);
    const [title, list = ""] = problem!.split(/: (.*)/s);
    expect(title).toBe("over their shelf life");
    expect(list).toMatch(named);
    expect(list).toContain("last compared on 2016-01-01");
    expect(stale.steps).toEqual(sure.steps);
  },
);

test("an estimate that rests on a page lowers confidence by one step, one that rests on none to low", () => {
  const market = liveBut({});
  const estimated = (page: string | null) =>
    figuresLike((figure) => ({
      ...figure,
      compared: NOW,
      ...(figure.field.endsWith(".percentage") ? { basis: "estimate", page } : { basis: "documented" }),
    }));
  const onAPage = quote(CCTP, { catalogue: estimated("https://example.org/"), market, now: NOW });
  const onNone = quote(CCTP, { catalogue: estimated(null), market, now: NOW });

  expect([onAPage.confidence, onNone.confidence]).toEqual(["medium", "low"]);
  expect(sourceOf(onNone, "catalogue")).toEqual({
    stale: false,
    problem: expect.stringMatching(
      /^estimates that no page states: cctp-fast: lanes\[\d+\]\.percentage 100 ppm$/,
    ),
  });
});

test("the depth of a pool counts as an estimate only where the amount moves its price", () => {
  const market = liveBut({});
  const at = (amount: string) => quote({ ...SWAP, amount }, { market, now: NOW });
  const [small, large] = [at("1"), at("150")];

  expect(small.steps[0]!.bridge).toMatch(/^uniswap/);
  expect(small.confidence).toBe("high");
  expect(large.confidence).toBe("low");
  expect(sourceOf(large, "catalogue").problem).toContain(".depth ");
});

test("a bitcoin swap, whose depth and times no page states, has a low confidence and says why", () => {
  const swap = quote(
    {
      currency: "ETH",
      toNetwork: "bitcoin",
      toCurrency: "BTC",
      toAddress: BITCOINER,
      amount: "10",
      exact: "in",
    },
    { market: liveBut({}), now: NOW },
  );

  expect(swap.confidence).toBe("low");
  expect(sourceOf(swap, "catalogue").problem).toContain("estimates that no page states: ");
});

function sourceOf({ sources }: ReturnType<typeof quote>, wanted: string) {
  const { stale, problem } = sources.find(({ name }) => name === wanted)!;
  return { stale, problem };
}
