/**
 * Measures the parts of a score in one process: the cost of a commit alone, the time of each part of a request, what the
 * processor does for a score, and what a shadow model adds. Prints one JSON object; started by `score.ts`.
 *
 * @module
 */
import type { JudgedScore } from "@tetron/scoring/record/score-record";
import { aHome } from "../platform.ts";
import { keepInFlight } from "./in-flight.ts";
import { openInProcess } from "./inside-platform.ts";
import type { Timing } from "./quantiles.ts";
import { type CpuShares, profileCpu } from "./score/models-share.ts";
import { type ShadowCost, shadowCost } from "./score/shadow-cost.ts";
import { untilKept } from "./score/until-kept.ts";
import { walletMix } from "./score/wallet-mix.ts";
import { scoreOnce, writesOfAnother } from "./score-once.ts";
import { type Stages, timeStages } from "./stages.ts";

/** What this process is given. */
export interface InsideOptions {
  /** How many commits are in flight. */
  readonly levels: readonly number[];
  readonly seconds: number;
  /** Share of the wallets that were not in the run before. */
  readonly newShare: number;
  /** Whether the cost of a shadow model is measured. */
  readonly shadow: boolean;
}

/** What this process prints. */
export interface Inside {
  readonly stages: Stages;
  /** By how many commits are in flight. */
  readonly commits: Readonly<Record<string, Timing>>;
  readonly cpu: CpuShares;
  readonly shadow: ShadowCost | null;
  /** Share of the wallets that were not in this process before. */
  readonly unseen: number;
}

const RECORDS = 200;
const PROFILED = 1_500;
const IN_FLIGHT = 16;
const options = JSON.parse(process.argv[2]!) as InsideOptions;

await using stack = new AsyncDisposableStack();
const tetron = await openInProcess(stack, aHome(stack));
await untilKept(tetron.lake);
const mix = walletMix(options.newShare);
const stages = await timeStages(tetron, () => mix.next());
const scoreNext = () => scoreOnce(tetron, mix.next(), async (_step, work) => work());
const cpu = await profileCpu(() =>
  keepInFlight({ inFlight: IN_FLIGHT, until: { count: PROFILED }, work: scoreNext }),
);

const records: JudgedScore[] = [];
while (records.length < RECORDS) records.push(await scoreNext());
const commit = (n: number) => tetron.lake.commit(writesOfAnother(records[n % RECORDS]!));
await keepInFlight({ inFlight: IN_FLIGHT, until: { seconds: 1 }, work: commit });
const commits: Record<string, Timing> = {};
for (const level of options.levels)
  commits[level] = await keepInFlight({ inFlight: level, until: { seconds: options.seconds }, work: commit });
const shadow = options.shadow ? await shadowCost(tetron, walletMix(options.newShare)) : null;

const unseen = mix.drawn.unseen / mix.drawn.wallets;
console.log(JSON.stringify({ stages, commits, cpu, shadow, unseen } satisfies Inside));
