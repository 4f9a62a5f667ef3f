import { expect, test } from "vitest";
import { makeWorld } from "../../bench/world.ts";
import { oracleCosts, routerCosts } from "../../test/compare.ts";
import { randomCase, seeded } from "../../test/random-graph.ts";
import { chooseRoute, PREFERENCES, routeFee, type Weights, type weighedCost } from "./choose.ts";
import { buildGraph } from "./graph.ts";
import { COARSE, EXACT_EDGES, findRoutes, type Search } from "./search.ts";

const GRAPHS = 24_000;
/** Unit tests take the seeds before. */
const FIRST = 3_000;

test(`the router finds the same costs as the brute force on ${GRAPHS} random graphs`, {
  timeout: 120_000,
}, () => {
  const seen = { empty: 0, routes: 0, limited: 0, banned: 0, backwards: 0 };
  for (let seed = FIRST; seed < FIRST + GRAPHS; seed++) {
    const random = randomCase(seed);
    const { all, best } = oracleCosts(random);
    expect(routerCosts(random), `seed ${seed}`).toEqual(best);
    seen.routes += all.length;
    seen.empty += Number(all.length === 0);
    seen.limited += Number(random.search.maxFee !== undefined || random.search.maxTime !== undefined);
    seen.banned += Number(random.search.banned !== undefined);
    seen.backwards += Number(random.search.exact === "out");
  }
  // The comparison means something only when most graphs have a choice and every rule is met often.
  expect(seen.empty).toBeLessThan(GRAPHS / 2);
  expect(seen.routes).toBeGreaterThan(10 * GRAPHS);
  for (const share of [seen.limited, seen.banned, seen.backwards]) expect(share).toBeGreaterThan(GRAPHS / 3);
});

test("the chosen route costs as little as the best of all ways, whatever the weights", {
  timeout: 60_000,
}, () => {
  for (let seed = FIRST; seed < FIRST + 4_000; seed++) {
    const { nodes, edges, search } = randomCase(seed);
    const { all } = oracleCosts({ nodes, edges, search });
    const random = seeded(seed);
    const weights: Weights = {
      fee: Math.floor(random() * 1_001),
      time: Math.floor(random() * 1_001),
      risk: Math.floor(random() * 1_001),
    };
    const wish = { amount: search.amount, riskScale: Math.floor(random() * 4_000) };
    const routes = findRoutes(buildGraph(nodes, edges), search);
    for (const preference of [...PREFERENCES, weights]) {
      const chosen = chooseRoute(routes, { ...wish, preference });
      expect(chosen === undefined, `seed ${seed}`).toBe(all.length === 0);
      if (chosen === undefined) continue;
      const cost = costUnder(preference, wish);
      const best = all.map(({ fee, time, risk }) => cost({ gas: fee, lost: 0, time, risk }));
      expect(cost(chosen), `seed ${seed}`).toBe(best.reduce((low, next) => (next < low ? next : low)));
    }
  }
});

test("a graph beyond the exact size is searched with slack, and no measure is off by more than it", () => {
  const { nodes, edges } = makeWorld(20, 1);
  const graph = buildGraph(nodes, edges);
  expect(edges.length).toBeGreaterThan(EXACT_EDGES);
  const random = seeded(5);
  const maxSteps = 4;
  for (let query = 0; query < 60; query++) {
    const search: Search = {
      source: Math.floor(random() * nodes),
      target: Math.floor(random() * nodes),
      amount: 20_000_000 + Math.floor(random() * 1e9),
      exact: query % 2 === 0 ? "in" : "out",
      maxSteps,
    };
    const coarse = findRoutes(graph, search);
    for (const best of findRoutes(graph, { ...search, slack: { fee: 0, time: 0, risk: 0 } })) {
      const near = coarse.some(
        (route) =>
          routeFee(route) <= routeFee(best) + 1.02 * 2 * maxSteps * COARSE.fee &&
          route.time <= best.time + maxSteps * COARSE.time &&
          route.risk <= best.risk + maxSteps * COARSE.risk,
      );
      expect(near, `query ${query}`).toBe(true);
    }
  }
});

type Cost = Parameters<typeof weighedCost>[0];

function costUnder(
  preference: (typeof PREFERENCES)[number] | Weights,
  wish: { amount: number; riskScale: number },
) {
  const even = { fee: 1_000, time: 1_000, risk: 1_000 };
  return ({ gas, lost, time, risk }: Cost): bigint => {
    if (preference === "cheapest") return BigInt(gas + lost);
    if (preference === "fastest") return BigInt(time);
    if (preference === "safest") return BigInt(risk);
    const { fee: f, time: t, risk: r } = preference === "balanced" ? even : preference;
    const money = BigInt(f) * BigInt(gas + lost) + BigInt(t) * BigInt(time);
    return money * 10n ** 9n + BigInt(r) * BigInt(wish.riskScale) * BigInt(risk) * BigInt(wish.amount);
  };
}
