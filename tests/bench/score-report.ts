import type { Inside } from "./inside.ts";
import type { Timing } from "./quantiles.ts";
import type { Beside, BesideOptions } from "./score/beside.ts";

/** Results of the benchmark. */
export interface Measured {
  readonly machine: { readonly node: string; readonly cores: number };
  /** Share of the wallets that were not in the run before. */
  readonly unseen: number;
  /** By number of connections. */
  readonly http: Readonly<Record<string, Timing>>;
  readonly inside: Inside;
}

/** The numbers for people, with their units. */
export function report({ machine, unseen, http, inside }: Measured): string {
  const { commits, stages } = inside;
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
    `Node ${machine.node}, ${machine.cores} cores, shared by client, server and store; ${percent(unseen)} of the wallets were not in the run before, each score is committed before its answer`,
    "",
    "connections  scores/s   p50 ms   p99 ms  commits/s   p50 ms   ratio",
    ...levels,
    "(commits: the same rows through the same group commit of an own store, as many in flight; ratio: scores/s to commits/s)",
    "",
    "Where the time of one request goes, one at a time, medians in µs",
    "",
    ...shares(stages),
    "",
    ...cpuLines(inside),
  ].join("\n");
}

/** Two checkouts beside each other. */
export function besideReport(
  { ours, theirs, ratio }: Beside,
  { checkout, connections, newShare }: BesideOptions,
): string {
  const row = (values: readonly number[]) => values.map((each) => each.toFixed(0).padStart(6)).join("");
  return [
    `Scores/s at ${connections} connections, loaded in turn, ${percent(newShare)} of the wallets new to the run`,
    `  this checkout ${row(ours)}`,
    `  ${checkout.split("/").at(-1)!.padEnd(14)}${row(theirs)}`,
    `  median of the ratios ${ratio.toFixed(2)}`,
  ].join("\n");
}

function cpuLines({ cpu, shadow, unseen }: Pick<Inside, "cpu" | "shadow" | "unseen">): string[] {
  const lines = [
    `What the main thread does for scores, 16 at once, ${percent(unseen)} of the wallets new to it: models ${percent(cpu.models)} (fraud model, neighbours, payment model, and keeping their results), reputation ${percent(cpu.reputation)}, garbage ${percent(cpu.garbage)}`,
    ...cpu.top.map(([name, share]) => `${percent(share).padStart(8)}  ${name}`),
  ];
  if (shadow === null) return lines;
  const middle = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[values.length >> 1]!.toFixed(0);
  return [
    ...lines,
    "",
    `Processor time of a score, store included: ${middle(shadow.without)} µs, with a shadow model ${middle(shadow.with)} µs; median of the ratios in turn ${shadow.ratio.toFixed(3)}`,
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function shares(stages: Inside["stages"]): string[] {
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
