/**
 * Measures the parts of a score in one process: the cost of a commit alone, and the time of each part of a
 * request. Prints one JSON object; started by `score.ts`.
 *
 * @module
 */
import type { JudgedScore } from "@tetron/scoring/record/score-record";
import { aHome } from "../platform.ts";
import { keepInFlight } from "./in-flight.ts";
import { openInProcess } from "./inside-platform.ts";
import { payments } from "./payments.ts";
import type { Timing } from "./quantiles.ts";
import { scoreOnce, writesOfAnother } from "./score-once.ts";
import { type Stages, timeStages } from "./stages.ts";

/** What this process prints. */
export interface Inside {
  readonly stages: Stages;
  /** By how many commits are in flight. */
  readonly commits: Readonly<Record<string, Timing>>;
}

const RECORDS = 200;
const [levels = "1", seconds = "4"] = process.argv.slice(2);

await using stack = new AsyncDisposableStack();
const tetron = await openInProcess(stack, aHome(stack));
const body = payments();
const stages = await timeStages(tetron, body);

const records: JudgedScore[] = [];
for (let n = 0; n < RECORDS; n++)
  records.push(await scoreOnce(tetron, body(n), async (_step, work) => work()));
const commit = (n: number) => tetron.lake.commit(writesOfAnother(records[n % RECORDS]!));
await keepInFlight({ inFlight: 16, until: { seconds: 1 }, work: commit });
const commits: Record<string, Timing> = {};
for (const level of levels.split(","))
  commits[level] = await keepInFlight({
    inFlight: Number(level),
    until: { seconds: Number(seconds) },
    work: commit,
  });

console.log(JSON.stringify({ stages, commits } satisfies Inside));
