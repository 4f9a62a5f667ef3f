import type { Inside } from "./inside.ts";
import type { Timing } from "./quantiles.ts";

/** Results of the benchmark. */
export interface Measured extends Inside {
  readonly machine: { readonly node: string; readonly cores: number };
  /** By number of connections. */
  readonly http: Readonly<Record<string, Timing>>;
}

/** The numbers for people, with their units. */
export function report({ machine, http, commits, stages }: Measured): string {
  const levels = Object.keys(http).map((level) => {
    const [score, commit] = [http[level]!, commits[level]!];
    return [
      level.padStart(11),
      score.perSecond.toFixed(0).padStart(10),
      score.p50.toFixed(2).padStart(9),
      score.p99.toFixed(2).padStart(9),
      commit.perSecond.toFixed(0).padStart(11),
      commit.p50.toFixed(2).padStart(9),
      `${(score.perSecond / commit.perSecond).toFixed(2)}`.padStart(8),
    ].join("");
  });
  return [
    `Node ${machine.node}, ${machine.cores} cores, shared by client, server and store; wallets vary, each score is committed before its answer`,
    "",
    "connections  scores/s   p50 ms   p99 ms  commits/s   p50 ms   ratio",
    ...levels,
    "(commits: the same rows through the same group commit of an own store, as many in flight; ratio: scores/s to commits/s)",
    "",
    "Where the time of one request goes, one at a time, medians in µs",
    "",
    ...shares(stages),
  ].join("\n");
}

function shares(stages: Measured["stages"]): string[] {
  const { request, auth, operation, score, read, gather, estimate, record, commit } = stages;
  const rows: readonly (readonly [string, number])[] = [
    ["request      POST /v1/score over HTTP, client in the same process", request],
    ["  auth         key lookup", auth],
    [
      "  edge         HTTP, JSON, checks of the body, the answer's shape: the rest",
      request - auth - operation,
    ],
    ["  operation    the graph's answer to the route", operation],
    ["    graph        plan, resolve, project: the rest", operation - score],
    ["    score        the use case", score],
    ["      read         addresses, asset, amount", read],
    ["      features     both wallets, labels, sanctions, reputation, the sender's past", gather],
    ["      models       probability, neighbours, anomaly, policy", estimate],
    ["      record       the score's rows", record],
    ["      commit       score, event and audit entry", commit],
    ["      unexplained  ", score - read - gather - estimate - record - commit],
  ];
  return rows.map(
    ([name, us]) =>
      `${us.toFixed(0).padStart(7)} ${((100 * us) / request).toFixed(0).padStart(4)} %  ${name}`,
  );
}
