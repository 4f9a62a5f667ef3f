/**
 * Duration of a search, beside plain k-shortest paths on the same graphs in the same run, and how often and
 * how far those are off.
 *
 * npm run bench:router [-- --json] [-- --queries 1000]
 *
 * @module
 */

import { parseArgs } from "node:util";
import { chooseRoute, type Preference, weighedCost } from "../src/router/choose.ts";
import { buildGraph, type Edge } from "../src/router/graph.ts";
import { findRoutes, type Route, type Search } from "../src/router/search.ts";
import { amountOut } from "../src/router/step.ts";
import { seeded } from "../test/random-graph.ts";
import { makeWorld } from "./world.ts";
import { kShortest, yenGraph } from "./yen.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, queries: { type: "string", default: "600" } },
});
const queries = Number(values.queries);
const WARM_UP = 60;
const PATHS = 5;
const USD = 1_000_000;
const EVEN = { fee: 1_000, time: 1_000, risk: 1_000 };

const SETUPS = [
  { name: "each bridge on 8 networks, 1 tier", networks: 8, tiers: 1 },
  { name: "each bridge on all networks, 1 tier", networks: 20, tiers: 1 },
  { name: "each bridge on 8 networks, 3 tiers", networks: 8, tiers: 3 },
  { name: "each bridge on all networks, 3 tiers", networks: 20, tiers: 3 },
] as const;

const report = SETUPS.map(({ name, networks, tiers }) => {
  const { nodes, edges } = makeWorld(networks, tiers);
  return { name, edges: edges.length, ...compareRouters(nodes, edges) };
});

if (values.json) console.log(JSON.stringify(report));
else for (const setup of report) print(setup);

function compareRouters(nodes: number, edges: readonly Edge[]) {
  const graph = buildGraph(nodes, edges);
  const plain = yenGraph(nodes, edges);
  const random = seeded(11);
  const below = (limit: number) => Math.floor(random() * limit);
  const times = { router: [] as number[], out: [] as number[], yen: [] as number[] };
  const wrong = { cheapest: [] as number[], balanced: [] as number[] };
  let refused = 0;
  let answered = 0;
  let fronts = 0;
  for (let query = 0; query < queries + WARM_UP; query++) {
    const amount = Math.floor(20 * USD * 10 ** (random() * 3.5));
    const search: Search = { source: below(nodes), target: below(nodes), amount, exact: "in", maxSteps: 4 };
    const routes = timed(times.router, query, () => findRoutes(graph, search));
    timed(times.out, query, () => findRoutes(graph, { ...search, exact: "out" }));
    const paths = timed(times.yen, query, () => kShortest(plain, { ...search, paths: PATHS }));
    if (query < WARM_UP || routes.length === 0) continue;
    answered++;
    fronts += routes.length;
    const walked = paths.map((path) => walk(edges, path, amount));
    const possible = walked.filter((route) => route !== null);
    if (walked[0] === null) refused++;
    for (const preference of ["cheapest", "balanced"] as const)
      wrong[preference].push(excess({ preference, routes, possible, amount }));
  }
  return {
    best_routes_mean: fronts / answered,
    router_in_ms: percentiles(times.router),
    router_out_ms: percentiles(times.out),
    yen_ms: percentiles(times.yen),
    ratio_p50: middle(times.yen) / middle(times.router),
    yen_first_refused: refused / answered,
    yen_wrong: { cheapest: howWrong(wrong.cheapest), balanced: howWrong(wrong.balanced) },
  };
}

/** The fastest of three runs: on a shared machine the slower ones measure other processes. */
function timed<Result>(into: number[], query: number, work: () => Result): Result {
  let fastest = Number.POSITIVE_INFINITY;
  let result!: Result;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    result = work();
    fastest = Math.min(fastest, performance.now() - start);
  }
  if (query >= WARM_UP) into.push(fastest);
  return result;
}

/** The actual cost of the path; null when an edge refuses the amount. */
function walk(edges: readonly Edge[], path: readonly number[], amount: number): Route | null {
  let left = amount;
  const sum = { gas: 0, time: 0, risk: 0 };
  for (const index of path) {
    const edge = edges[index]!;
    if (amount > edge.max || left < edge.min) return null;
    left = amountOut(left, edge.flat, edge.ppm, edge.depth);
    if (left <= 0) return null;
    sum.gas += edge.gas;
    sum.time += edge.time;
    sum.risk += edge.risk;
  }
  return { path, ...sum, lost: amount - left };
}

/** How much more the best plain path costs than the best route, in USD; Infinity when all are refused. */
function excess(given: {
  preference: Preference;
  routes: readonly Route[];
  possible: readonly Route[];
  amount: number;
}): number {
  const wish = { preference: given.preference, amount: given.amount, riskScale: 1_000 };
  const cost = (route: Route) =>
    given.preference === "cheapest"
      ? (route.gas + route.lost) / USD
      : Number(weighedCost(route, EVEN, wish)) / 1e12 / USD;
  const best = chooseRoute(given.routes, wish)!;
  const plain = chooseRoute(given.possible, wish);
  return plain === undefined ? Number.POSITIVE_INFINITY : cost(plain) - cost(best);
}

/** Beyond the search's own slack on large graphs: a cent. */
function howWrong(excesses: readonly number[]) {
  const off = excesses.filter((usd) => usd > 0.01).sort((one, other) => one - other);
  const finite = off.filter(Number.isFinite);
  const at = (share: number) => finite[Math.floor(finite.length * share)] ?? 0;
  return {
    share: off.length / excesses.length,
    no_route: (off.length - finite.length) / excesses.length,
    usd_p50: at(0.5),
    usd_p95: at(0.95),
  };
}

function middle(times: readonly number[]): number {
  return percentiles(times).p50;
}

function percentiles(times: readonly number[]) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => Number(sorted[Math.floor(sorted.length * share)]!.toFixed(3));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function print(setup: (typeof report)[number]): void {
  const line = ({ p50, p95, p99 }: ReturnType<typeof percentiles>) => `p50 ${p50}  p95 ${p95}  p99 ${p99} ms`;
  const share = (part: number) => `${(100 * part).toFixed(1)} %`;
  console.log(
    `\n${setup.name}: ${setup.edges} edges, ${setup.best_routes_mean.toFixed(1)} best routes a query`,
  );
  console.log(`  router, exact in    ${line(setup.router_in_ms)}`);
  console.log(`  router, exact out   ${line(setup.router_out_ms)}`);
  console.log(
    `  ${PATHS}-shortest paths    ${line(setup.yen_ms)}   (${setup.ratio_p50.toFixed(1)} x the router)`,
  );
  console.log(`    its first path is refused by a bridge: ${share(setup.yen_first_refused)}`);
  for (const [preference, { share: off, no_route, usd_p50, usd_p95 }] of Object.entries(setup.yen_wrong)) {
    const cost = `by ${usd_p50.toFixed(2)} USD in the middle, ${usd_p95.toFixed(2)} at p95`;
    console.log(`    wrong for ${preference}: ${share(off)}, ${cost}; no route at all: ${share(no_route)}`);
  }
}
