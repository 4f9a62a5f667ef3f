import fc from "fast-check";
import { expect, test } from "vitest";
import { routerCosts } from "../../test/compare.ts";
import { type RandomCase, randomCase } from "../../test/random-graph.ts";
import type { Edge } from "./graph.ts";

const cases = fc.nat(10 ** 9).map(randomCase);
const runs = { numRuns: 500 };

/** The case with one edge changed. */
function withEdge(random: RandomCase, pick: number, change: (edge: Edge) => Partial<Edge>): RandomCase {
  const at = pick % random.edges.length;
  return {
    ...random,
    edges: random.edges.map((edge, index) => (index === at ? { ...edge, ...change(edge) } : edge)),
  };
}

const cheapest = (random: RandomCase) => Math.min(...routerCosts(random).map(({ fee }) => fee));

test("raising one fee never lowers the cost", () => {
  const fees = fc.constantFrom("gas" as const, "flat" as const, "ppm" as const);
  fc.assert(
    fc.property(cases, fc.nat(), fees, fc.integer({ min: 1, max: 5_000 }), (random, pick, fee, more) => {
      const dearer = withEdge(random, pick, (edge) => ({
        [fee]: fee === "ppm" ? Math.min(edge.ppm + more, 999_999) : edge[fee] + more,
      }));
      expect(cheapest(dearer)).toBeGreaterThanOrEqual(cheapest(random));
    }),
    runs,
  );
});

test("adding a bridge never worsens the front", () => {
  fc.assert(
    fc.property(cases, fc.nat(), (random, seed) => {
      const [extra] = randomCase(seed).edges;
      const bridge = { ...extra!, from: extra!.from % random.nodes, to: extra!.to % random.nodes };
      const more = routerCosts({ ...random, edges: [...random.edges, bridge] });
      for (const old of routerCosts(random))
        expect(
          more.some(({ fee, time, risk }) => fee <= old.fee && time <= old.time && risk <= old.risk),
        ).toBe(true);
    }),
    runs,
  );
});

test("the order of the edges does not matter", () => {
  fc.assert(
    fc.property(cases, fc.nat(), (random, turn) => {
      const at = turn % random.edges.length;
      const edges = [...random.edges.slice(at), ...random.edges.slice(0, at)];
      expect(routerCosts({ ...random, edges })).toEqual(routerCosts(random));
    }),
    runs,
  );
});

test("a tighter limit only takes routes away", () => {
  fc.assert(
    fc.property(cases, fc.nat(10 ** 7), (random, maxFee) => {
      const { maxFee: _, ...free } = random.search;
      const all = routerCosts({ ...random, search: free });
      const limited = routerCosts({ ...random, search: { ...free, maxFee } });
      expect(limited).toEqual(all.filter(({ fee }) => fee <= maxFee));
    }),
    runs,
  );
});
