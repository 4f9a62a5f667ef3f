/**
 * The oracle: enumerates all simple paths depth first in bigint, then filters them pair by pair.
 *
 * Written from the definition of a route without any of the router's code, so that the two do not share
 * errors. Only suitable for graphs of a handful of nodes.
 *
 * @module
 */

export interface OracleEdge {
  readonly from: number;
  readonly to: number;
  readonly via: number;
  readonly pays: boolean;
  readonly gas: number;
  readonly flat: number;
  readonly ppm: number;
  readonly depth: number;
  readonly min: number;
  readonly max: number;
  readonly time: number;
  readonly risk: number;
}

export interface OracleQuery {
  readonly source: number;
  readonly target: number;
  readonly amount: number;
  readonly exact: "in" | "out";
  readonly maxSteps: number;
  readonly maxFee?: number;
  readonly maxTime?: number;
  readonly banned?: ReadonlySet<number>;
}

/** Costs of a path, each a safe integer. */
export interface OracleCost {
  readonly fee: number;
  readonly time: number;
  readonly risk: number;
}

const MILLION = 1_000_000n;

/** The amount that arrives, by definition: subtract ppm, subtract the flat fee, trade against the pool. */
function through(edge: OracleEdge, given: bigint): bigint {
  const share = given * BigInt(edge.ppm);
  const taken = share / MILLION + (share % MILLION === 0n ? 0n : 1n);
  const rest = given - taken - BigInt(edge.flat);
  if (edge.depth === 0 || rest <= 0n) return rest;
  return (rest * BigInt(edge.depth)) / (BigInt(edge.depth) + rest);
}

/**
 * The minimum input so that `wanted` arrives, by bisection on {@link through}; null when none is below 2^50.
 */
function leastFor(edge: OracleEdge, wanted: bigint): bigint | null {
  let low = wanted;
  let high = 2n ** 50n;
  if (through(edge, high) < wanted) return null;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (through(edge, middle) >= wanted) high = middle;
    else low = middle + 1n;
  }
  return low;
}

/** Every simple path as a list of edges; the payer's and the recipient's wallets are distinct nodes. */
function* ways(edges: readonly OracleEdge[], query: OracleQuery): Generator<OracleEdge[]> {
  const path: OracleEdge[] = [];
  const been = new Set([query.source]);
  function* walk(node: number): Generator<OracleEdge[]> {
    for (const edge of edges) {
      if (edge.from !== node || query.banned?.has(edge.via)) continue;
      path.push(edge);
      if (edge.pays && edge.to === query.target) yield [...path];
      if (!been.has(edge.to) && path.length < query.maxSteps) {
        been.add(edge.to);
        yield* walk(edge.to);
        been.delete(edge.to);
      }
      path.pop();
    }
  }
  yield* walk(query.source);
}

/** Costs of the path; null when a step refuses its amount. */
function price(path: readonly OracleEdge[], query: OracleQuery): OracleCost | null {
  const asked = BigInt(query.amount);
  let amount = asked;
  for (const edge of query.exact === "in" ? path : path.toReversed()) {
    if (query.exact === "in") {
      if (asked > BigInt(edge.max) || amount < BigInt(edge.min)) return null;
      amount = through(edge, amount);
      if (amount <= 0n) return null;
    } else {
      const given = asked < BigInt(edge.min) ? null : leastFor(edge, amount);
      if (given === null || given > BigInt(edge.max)) return null;
      amount = given;
    }
  }
  const lost = amount > asked ? amount - asked : asked - amount;
  const sum = (name: "gas" | "time" | "risk") => path.reduce((total, edge) => total + edge[name], 0);
  return { fee: sum("gas") + Number(lost), time: sum("time"), risk: sum("risk") };
}

/** Costs of all paths within the limits, unordered. */
export function allCosts(edges: readonly OracleEdge[], query: OracleQuery): OracleCost[] {
  return [...ways(edges, query)]
    .map((path) => price(path, query))
    .filter((cost) => cost !== null)
    .filter(({ fee, time }) => fee <= (query.maxFee ?? Infinity) && time <= (query.maxTime ?? Infinity));
}

/** The costs that no other beats, each once, sorted by fee, time and risk. */
export function bestCosts(costs: readonly OracleCost[]): OracleCost[] {
  const distinct = [
    ...new Map(costs.map((cost) => [`${cost.fee} ${cost.time} ${cost.risk}`, cost])).values(),
  ];
  return distinct
    .filter(
      (one) =>
        !distinct.some(
          (other) =>
            other !== one && other.fee <= one.fee && other.time <= one.time && other.risk <= one.risk,
        ),
    )
    .sort((one, other) => one.fee - other.fee || one.time - other.time || one.risk - other.risk);
}
