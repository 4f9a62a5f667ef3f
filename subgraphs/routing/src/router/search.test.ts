import { expect, test } from "vitest";
import { oracleCosts, routerCosts } from "../../test/compare.ts";
import { aDelivery, anEdge } from "../../test/edges.ts";
import { randomCase } from "../../test/random-graph.ts";
import { buildGraph, type Edge } from "./graph.ts";
import { COARSE, findRoutes, type Search } from "./search.ts";

const USD = 1_000_000;

function find(edges: readonly Edge[], search: Partial<Search> = {}) {
  const nodes = 1 + Math.max(...edges.flatMap(({ from, to }) => [from, to]));
  return findRoutes(buildGraph(nodes, edges), {
    source: 0,
    target: nodes - 1,
    amount: 100 * USD,
    exact: "in",
    maxSteps: 4,
    ...search,
  });
}

test("the router finds the same costs as the brute force on 3,000 random graphs", () => {
  for (let seed = 0; seed < 3_000; seed++) {
    const random = randomCase(seed);
    expect(routerCosts(random), `seed ${seed}`).toEqual(oracleCosts(random).best);
  }
});

test("percentage fees: the partial route with the larger summed fee can be the cheaper one", () => {
  const edges = [
    anEdge(0, 1, { gas: 9.9 * USD }),
    anEdge(0, 1, { flat: 10 * USD }),
    anEdge(1, 2, { ppm: 100_000, pays: true }),
  ];

  const [route, ...others] = find(edges);

  // 9.90 + 10 % of 100 is more than 10 + 10 % of 90.
  expect(route).toMatchObject({ path: [1, 2], gas: 0, lost: 19 * USD });
  expect(others).toEqual([]);
});

test("a bridge's maximum is compared with the requested amount, not with what is left of it", () => {
  const edges = [
    anEdge(0, 1),
    anEdge(0, 1, { flat: 5 * USD, time: 9 }),
    anEdge(1, 2, { max: 96 * USD, pays: true }),
    anEdge(1, 2, { gas: 50 * USD, pays: true }),
  ];

  // Losing 5 on the way would slip under the maximum; the lossless label that beats it would not.
  expect(find(edges).map(({ path }) => path)).toEqual([[0, 3]]);
  expect(find(edges, { amount: 96 * USD }).map(({ path }) => path)).toEqual([[0, 2]]);
});

test("backwards the minimum is compared with the requested amount, and the maximum with the sent one", () => {
  const edges = [anEdge(0, 1, { ppm: 100_000, min: 95 * USD, max: 111 * USD }), aDelivery(1)];

  expect(find(edges, { exact: "out", amount: 94 * USD })).toEqual([]);
  expect(find(edges, { exact: "out", amount: 99 * USD })).toMatchObject([{ lost: 11 * USD }]);
  expect(find(edges, { exact: "out" })).toEqual([]);
});

test("limits and bans leave out what breaks them, and what is exactly at a limit stays", () => {
  const edges = [
    anEdge(0, 1, { via: 0, gas: 3 * USD, time: 10, pays: true }),
    anEdge(0, 1, { via: 1, gas: 1 * USD, time: 90, pays: true }),
  ];

  expect(find(edges)).toHaveLength(2);
  expect(find(edges, { maxFee: 1 * USD })).toMatchObject([{ time: 90 }]);
  expect(find(edges, { maxFee: 1 * USD - 1 })).toEqual([]);
  expect(find(edges, { maxTime: 10 })).toMatchObject([{ gas: 3 * USD }]);
  expect(find(edges, { maxTime: 9 })).toEqual([]);
  expect(find(edges, { banned: Uint8Array.of(0, 1) })).toMatchObject([{ gas: 3 * USD }]);
  expect(find(edges, { banned: Uint8Array.of(1, 1) })).toEqual([]);
});

test("a step that pays the recipient needs no delivery, and a delivery on another network does not count", () => {
  const edges = [
    anEdge(0, 1, { gas: 2, pays: true }),
    anEdge(0, 1, { gas: 1 }),
    aDelivery(0),
    aDelivery(1, { gas: 5 }),
  ];

  expect(find(edges)).toMatchObject([{ path: [0], gas: 2 }]);
  expect(find(edges, { target: 0 })).toMatchObject([{ path: [2], gas: 0 }]);
});

test("a route has at most as many steps as are allowed", () => {
  const edges = [anEdge(0, 1), anEdge(1, 2), anEdge(2, 3), aDelivery(3)];

  expect(find(edges, { maxSteps: 4 })).toMatchObject([{ path: [0, 1, 2, 3] }]);
  expect(find(edges, { maxSteps: 3 })).toEqual([]);
  expect(find(edges, { maxSteps: 4, exact: "out" })).toMatchObject([{ path: [0, 1, 2, 3] }]);
});

test("with slack every true best route has one that is within the slack of all its steps", () => {
  for (let seed = 0; seed < 600; seed++) {
    const { search, ...graph } = randomCase(seed);
    const { maxFee: _, maxTime: __, ...free } = search;
    const exact = routerCosts({ ...graph, search: free });
    const coarse = routerCosts({ ...graph, search: { ...free, slack: COARSE } });
    const steps = free.maxSteps;
    // A step that multiplies what is needed multiplies the slack that came before it.
    const growth =
      free.exact === "in" ? 1 : Math.max(...graph.edges.map(({ ppm }) => 1e6 / (1e6 - ppm))) ** steps;
    if (free.exact === "out" && graph.edges.some(({ depth }) => depth > 0)) continue;
    for (const best of exact) {
      expect(
        coarse.some(
          ({ fee, time, risk }) =>
            fee <= best.fee + growth * 2 * steps * (COARSE.fee + 1) &&
            time <= best.time + steps * COARSE.time &&
            risk <= best.risk + steps * COARSE.risk,
        ),
        `seed ${seed}`,
      ).toBe(true);
    }
  }
});
