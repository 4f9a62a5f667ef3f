import { buildGraph } from "../src/router/graph.ts";
import { findRoutes } from "../src/router/search.ts";
import { allCosts, bestCosts, type OracleCost, type OracleQuery } from "./brute-force.ts";
import type { RandomCase } from "./random-graph.ts";

/** The router's result for a random case, in the oracle's form. */
export function routerCosts({ nodes, edges, search }: RandomCase): OracleCost[] {
  return findRoutes(buildGraph(nodes, edges), search)
    .map(({ gas, lost, time, risk }) => ({ fee: gas + lost, time, risk }))
    .sort((one, other) => one.fee - other.fee || one.time - other.time || one.risk - other.risk);
}

/** The oracle's result. */
export function oracleCosts({ edges, search }: RandomCase): { all: OracleCost[]; best: OracleCost[] } {
  const { banned, ...rest } = search;
  const query: OracleQuery =
    banned === undefined
      ? rest
      : { ...rest, banned: new Set([...banned.keys()].filter((via) => banned[via] === 1)) };
  const all = allCosts(edges, query);
  return { all, best: bestCosts(all) };
}
