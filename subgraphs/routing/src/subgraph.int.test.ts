import { tableFees } from "@tetron/connectors/market/fees/table";
import { isFailure } from "@tetron/domain/failure";
import { readAudit } from "@tetron/lake/audit";
import { allCarrierEstimates } from "@tetron/lake/routes";
import { routeQuotes } from "@tetron/lake/tables/route-quotes";
import { emptyLake, eventsOf, silent } from "@tetron/lake/testing";
import type { Caller } from "@tetron/service/caller";
import { graphql } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";
import { aMarket } from "../test/market.ts";
import { anInput, catalogue } from "../test/quotes.ts";
import type { Lane } from "./catalogue/catalogue.ts";
import { learntBy } from "./estimates/learnt.ts";
import { createPricer } from "./priced-graphs.ts";
import type { RoutingDeps } from "./routing-deps.ts";
import { openSubgraph } from "./subgraph.ts";
import { DEFAULT_TRUST_POLICY, UNKNOWN } from "./trust.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const deps: RoutingDeps = {
  lake,
  catalogue,
  market: async (tenant) => {
    const all = (await allCarrierEstimates(lake.db)).map(({ at, ...row }) => ({ ...row, at: at.getTime() }));
    const own = all.filter((row) => row.tenant === tenant);
    return aMarket({ estimates: learntBy(tenant, { own, all }, () => 200, Date.now()) });
  },
  pricer: createPricer(catalogue),
  trust: async (wallets) => wallets.map(() => UNKNOWN),
  judge: async () => "payable",
  policy: DEFAULT_TRUST_POLICY,
  quoteMs: 60_000,
  log: silent,
};
const CALLER: Caller = {
  tenant: "acme",
  keyId: "key_1",
  scopes: ["route:read", "route:write"],
  requestId: "req_1",
};
const { signal } = new AbortController();

async function ask(source: string, variables: object = {}, by: Partial<Caller & RoutingDeps> = {}) {
  const { schema, createContext } = openSubgraph({ ...deps, ...by });
  const contextValue = createContext({ ...CALLER, ...by }, signal);
  const answer = await graphql({ schema, source, variableValues: { ...variables }, contextValue });
  return { ...JSON.parse(JSON.stringify(answer)), failure: answer.errors?.[0]?.originalError };
}

const ROUTE = `fragment R on Route { id recommendation reason estimatedFee totalTime totalTimeP95 successProbability sent minReceived
  steps { network { id } fee bridge kind securityClass tier currency sent toNetwork { id } toCurrency received time timeP95 }
  feeBreakdown { gas bridge exchange rounding } preference exact network { id } toNetwork { id } currency toCurrency
  alternatives { tags estimatedFee totalTime steps { bridge } } unavailable { path reason } confidence
  trust { from { reputation } to { fraudProbability } effect { riskScale finality finalitySeconds allowedSecurityClasses } }
  sources { name source asOf ageSeconds live stale problem } modelVersion catalogueVersion createdAt expiresAt }`;
const QUOTE = `query ($input: QuoteRouteInput!) { quoteRoute(input: $input) { ...R } } ${ROUTE}`;
const FETCH = `query ($id: ID!) { route(id: $id) { ...R } } ${ROUTE}`;
const REPORT = `mutation ($input: ReportRouteExecutionInput!) { reportRouteExecution(input: $input) { routeId outcome reportedAt } }`;

async function aRoute(changes: object = {}, by: Partial<Caller & RoutingDeps> = {}) {
  const { data, errors } = await ask(
    QUOTE,
    { input: anInput({ toNetwork: "base", exclude: ["relay", "across"], ...changes }) },
    by,
  );
  expect(errors).toBeUndefined();
  return data.quoteRoute;
}

function agedLane(lane: Lane): Lane {
  return { ...lane, figures: lane.figures.map((each) => ({ ...each, compared: new Date("2016-01-01") })) };
}

const report = (input: object, by: Partial<Caller> = {}) => ask(REPORT, { input }, by);

test("a quote is answered in full, and fetched again unchanged", async () => {
  const route = await aRoute({ preference: "BALANCED", exact: "OUT", maxTime: 2_000 });

  expect(route).toMatchObject({
    recommendation: "DIRECT",
    steps: [
      {
        network: { id: "ethereum" },
        bridge: "cctp-fast",
        kind: "BRIDGE",
        securityClass: "ISSUER",
        toNetwork: { id: "base" },
      },
    ],
    preference: "BALANCED",
    exact: "OUT",
    confidence: "LOW",
    trust: { effect: { finality: "SAFE" } },
  });
  expect(new Date(route.expiresAt).getTime() - new Date(route.createdAt).getTime()).toBe(60_000);
  expect((await ask(FETCH, { id: route.id })).data.route).toEqual(route);
});

test("a quote marks shipped fees, prices and numbers of the catalogue that are past their shelf life", async () => {
  const later = new Date("2031-01-01");
  const market = aMarket();
  const fees = new Map([...market.fees].map(([id]) => [id, tableFees(id, "no node", later)]));
  const old = { ...catalogue, lanes: catalogue.lanes.map(agedLane) };
  const by = { catalogue: old, pricer: createPricer(old), market: async () => ({ ...market, fees }) };

  const route = await aRoute({}, by);

  const saidBy = new Map<string, { stale: boolean; problem: string }>(
    route.sources.map((source: { name: string }) => [source.name, source]),
  );
  expect(saidBy.get("fees:base")).toMatchObject({
    stale: true,
    problem: expect.stringMatching(
      /^no node; the shipped number was last compared on .*; shelf life 180 days$/,
    ),
  });
  expect(saidBy.get("price:USDC")).toMatchObject({ stale: false, problem: "a test" });
  expect(saidBy.get("catalogue")).toMatchObject({
    stale: true,
    problem: expect.stringMatching(/^over their shelf life: .*last compared on 2016-01-01/),
  });
  expect((await ask(FETCH, { id: route.id })).data.route).toEqual(route);
});

test("a quote is stored with an audit entry, and a refused one writes nothing", async () => {
  const { id, recommendation, estimatedFee } = await aRoute();
  const { failure } = await ask(QUOTE, { input: anInput({ toNetwork: "base", maxFee: "0.001" }) });

  expect(isFailure(failure, "UNPROCESSABLE") && failure.details.field).toBe("maxFee");
  expect(await lake.db.$count(routeQuotes)).toBe(1);
  const requestId = CALLER.requestId;
  expect(await readAudit(lake, { tenant: "acme", limit: 10 })).toMatchObject([
    {
      actor: "key_1",
      action: "route.quote",
      subject: id,
      data: { recommendation: recommendation.toLowerCase(), estimatedFee, requestId },
    },
  ]);
});

test("another tenant's quote and a made-up id are not there", async () => {
  const { id } = await aRoute();

  expect((await ask(FETCH, { id }, { tenant: "other" })).data.route).toBeNull();
  expect((await ask(FETCH, { id: "rt_nonsense" })).data.route).toBeNull();
  for (const input of [
    { routeId: id, outcome: "EXECUTED" },
    { routeId: "rt_nonsense", outcome: "EXECUTED" },
  ]) {
    const { failure } = await report(input, { tenant: "other" });
    expect(isFailure(failure, "NOT_FOUND")).toBe(true);
  }
});

test("an expired quote says when it expired, and can still be reported", async () => {
  const { id } = await aRoute({}, { quoteMs: 0 });

  const { failure } = await ask(FETCH, { id });
  expect(isFailure(failure, "NOT_FOUND") && failure.message).toContain(`Route ${id} expired at `);
  expect((await report({ routeId: id, outcome: "EXECUTED" })).data.reportRouteExecution.outcome).toBe(
    "EXECUTED",
  );
});

test("a report is stored once: repeating it changes nothing, a different one is a conflict", async () => {
  const { id } = await aRoute();
  const input = { routeId: id, outcome: "EXECUTED", stepSeconds: [60] };

  const first = await report(input);
  const again = await report(input);
  const contradiction = await report({ routeId: id, outcome: "FAILED" });
  const otherTime = await report({ ...input, stepSeconds: [61] });

  expect(again.data).toEqual(first.data);
  expect(isFailure(contradiction.failure, "CONFLICT")).toBe(true);
  expect(isFailure(otherTime.failure, "CONFLICT")).toBe(true);
  const events = await eventsOf(lake, "acme");
  expect(events).toMatchObject([
    {
      type: "routing.executed",
      subject: id,
      data: { route_id: id, outcome: "executed", bridges: ["cctp-fast"] },
    },
  ]);
  expect(await allCarrierEstimates(lake.db)).toMatchObject([
    { carrier: "cctp-fast", successes: 1, failures: 0, times: 1 },
  ]);
});

test("the same report at the same moment is taken once", async () => {
  const { id } = await aRoute();
  const input = { routeId: id, outcome: "FAILED" };

  const answers = await Promise.all(Array.from({ length: 5 }, () => report(input)));

  for (const { data } of answers)
    expect(data.reportRouteExecution).toEqual(answers[0]!.data.reportRouteExecution);
  expect(await allCarrierEstimates(lake.db)).toMatchObject([{ successes: 0, failures: 1 }]);
});

test("a bridge that keeps failing is not chosen any more", async () => {
  for (let turn = 0; turn < 20; turn++) {
    const routes = await Promise.all(Array.from({ length: 10 }, () => aRoute()));
    if (routes[0].steps[0].bridge !== "cctp-fast") break;
    await Promise.all(routes.map(({ id }) => report({ routeId: id, outcome: "FAILED" })));
  }

  expect((await aRoute()).steps[0].bridge).not.toBe("cctp-fast");
});

test("a bridge that another tenant keeps failing is still chosen by those who did not see it fail", async () => {
  const other = { tenant: "hostile" };
  for (let turn = 0; turn < 20; turn++) {
    const routes = await Promise.all(Array.from({ length: 10 }, () => aRoute({}, other)));
    if (routes[0].steps[0].bridge !== "cctp-fast") break;
    await Promise.all(routes.map(({ id }) => report({ routeId: id, outcome: "FAILED" }, other)));
  }

  expect((await aRoute({}, other)).steps[0].bridge).not.toBe("cctp-fast");
  const { successProbability } = await aRoute({ exclude: [] });
  expect(successProbability).toBeGreaterThan(0.9);
});

test("a report that does not match its route is refused naming the field", async () => {
  const { id } = await aRoute();
  const several = await aRoute({
    network: "polygon",
    toNetwork: "ethereum",
    toCurrency: "DAI",
    amount: "1000",
  });
  const waiting = await aRoute({}, { trust: async () => [UNKNOWN, { ...UNKNOWN, fraudProbability: 0.9 }] });
  const fields = [
    [{ routeId: id, outcome: "EXECUTED", seconds: 0 }, "seconds"],
    [{ routeId: id, outcome: "EXECUTED", stepSeconds: [1, 2] }, "stepSeconds"],
    [{ routeId: id, outcome: "EXECUTED", failedStep: 0 }, "failedStep"],
    [{ routeId: id, outcome: "FAILED", failedStep: 1 }, "failedStep"],
    [{ routeId: several.id, outcome: "FAILED" }, "failedStep"],
    [{ routeId: waiting.id, outcome: "EXECUTED" }, "routeId"],
  ] as const;

  for (const [input, field] of fields) {
    const { failure } = await report(input);
    expect(isFailure(failure, "UNPROCESSABLE") && failure.details.field).toBe(field);
  }
});

test("a key with route:read only sees no data about the wallets, in new quotes and fetched ones", async () => {
  const trust = async () => [
    { reputation: 83, confidence: 0.7, fraudProbability: 0.1 },
    { reputation: 61, confidence: 0.6, fraudProbability: 0.2 },
  ];
  const { id, trust: shown } = await aRoute(
    {},
    { trust, scopes: [...CALLER.scopes, "reputation:read", "wallet:read"] },
  );
  const hidden = { riskScale: null, finality: "INCLUDED" };
  expect(shown).toMatchObject({ from: { reputation: 83 }, to: { fraudProbability: 0.2 } });
  expect(shown.effect.riskScale).toBeGreaterThan(0);

  const text = JSON.stringify(await aRoute({}, { trust }));

  expect(JSON.parse(text).trust).toMatchObject({
    from: { reputation: null },
    to: { fraudProbability: null },
    effect: hidden,
  });
  expect((await ask(FETCH, { id })).data.route.trust).toMatchObject({
    from: { reputation: null },
    to: { fraudProbability: null },
    effect: hidden,
  });
  for (const secret of ["83", "0.7", "61", "0.1,", "0.2"])
    expect(JSON.stringify(JSON.parse(text).trust)).not.toContain(secret);
  const reading = await aRoute({}, { trust, scopes: [...CALLER.scopes, "reputation:read"] });
  expect(reading.trust).toMatchObject({ from: { reputation: 83 }, to: { fraudProbability: null } });
});

test("without the scope there is no quote and no report", async () => {
  const { failure } = await ask(QUOTE, { input: anInput() }, { scopes: [] });
  expect(isFailure(failure, "FORBIDDEN") && failure.details).toEqual({ missingScope: "route:read" });
  const { id } = await aRoute();
  const refused = await report({ routeId: id, outcome: "EXECUTED" }, { scopes: ["route:read"] });
  expect(isFailure(refused.failure, "FORBIDDEN") && refused.failure.details).toEqual({
    missingScope: "route:write",
  });
});

test("a simulated network has no congestion, and its fees are refused by name", async () => {
  const asked = (field: string) =>
    ask(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on Network { id ${field} } } }`, {
      r: [{ __typename: "Network", id: "simnet" }],
    });
  expect((await asked("congestion")).data._entities).toEqual([{ id: "simnet", congestion: null }]);
  expect((await asked("fees { unit }")).failure).toMatchObject({
    code: "UNPROCESSABLE",
    details: { field: "network", reason: "simulated" },
  });
});

test("a network has its fees, and congestion only from a live node", async () => {
  const { data } = await ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Network { id congestion
      fees { unit tiers { tier price maxPrice tip secondsP50 secondsP95 mayNotLand } perSignature blockSeconds transferUsd source { name live problem } } } } }`,
    { r: ["ethereum", "bitcoin", "solana"].map((id) => ({ __typename: "Network", id })) },
  );

  expect(data._entities).toMatchObject([
    {
      id: "ethereum",
      congestion: null,
      fees: { unit: "wei/gas", transferUsd: "0.002709", source: { name: "fees:ethereum", live: false } },
    },
    {
      id: "bitcoin",
      fees: {
        unit: "sat/kvB",
        tiers: [{ tier: "SLOW", mayNotLand: true }, { tier: "STANDARD" }, { tier: "FAST" }],
      },
    },
    { id: "solana", fees: { unit: "microlamport/CU", perSignature: "5000" } },
  ]);
});
