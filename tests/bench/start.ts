/**
 * Time until the embedded platform is ready, on a fresh home and on a used one, and its idle memory. `--json`
 * prints one object.
 *
 * @module
 */

import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { operationsOn } from "../operations.ts";
import { aHome, type Platform, startEmbedded } from "../platform.ts";
import { postScores } from "./http-load.ts";
import { payments } from "./payments.ts";

const OPERATIONS_PORT = await getPort({ host: "127.0.0.1" });
const IDLE_MS = 6_000;
const SCORES = 500;
/** Seconds, and megabytes of a million bytes. */
const GOALS = { first_start_s: 15, second_start_s: 5, idle_mb: 400 };

/** Starts the platform. @returns Seconds until it answers that it is ready. */
async function timed(home: string): Promise<{ tetron: Platform; seconds: number }> {
  const began = performance.now();
  const tetron = await startEmbedded(home, { TETRON_OPERATIONS_PORT: String(OPERATIONS_PORT) });
  const ready = await fetch(`${tetron.url}/health/ready`);
  const seconds = (performance.now() - began) / 1_000;
  if (!ready.ok) throw new Error(`It says that it serves and is not ready: ${await ready.text()}`);
  return { tetron, seconds };
}

/** Resident memory of an idle process, megabytes. */
async function idleMegabytes(): Promise<number> {
  // waits: memory of an idle process is what is measured.
  await sleep(IDLE_MS);
  return (await operationsOn(OPERATIONS_PORT).metric("process_resident_memory_bytes")) / 1e6;
}

async function measure() {
  await using stack = new AsyncDisposableStack();
  const home = aHome(stack);
  const first = await timed(home);
  const idleFirst = await idleMegabytes();
  await first.tetron.edge.end("SIGTERM");
  const second = await timed(home);
  await using _tetron = second.tetron;
  const idle = await idleMegabytes();
  await postScores(second.tetron, { connections: 4, until: { count: SCORES }, body: payments() });
  const afterScores = await idleMegabytes();
  return {
    first_start_s: first.seconds,
    second_start_s: second.seconds,
    idle_after_first_start_mb: idleFirst,
    idle_mb: idle,
    idle_after_scores_mb: afterScores,
    scores: SCORES,
    goals: GOALS,
  };
}

const measured = await measure();
if (process.argv.includes("--json")) console.log(JSON.stringify(measured));
else console.log(report(measured));

function report(of: typeof measured): string {
  const seconds = (value: number, goal: number) =>
    `${value.toFixed(1).padStart(6)} s   (goal: at most ${goal} s)`;
  const memory = (value: number) => `${value.toFixed(0).padStart(6)} MB`;
  return [
    "From the command to the first answer that it is ready",
    `  on a fresh home           ${seconds(of.first_start_s, GOALS.first_start_s)}`,
    `  on one that was used      ${seconds(of.second_start_s, GOALS.second_start_s)}`,
    `Resident memory after ${IDLE_MS / 1_000} s without work (goal: at most ${GOALS.idle_mb} MB)`,
    `  of the first start        ${memory(of.idle_after_first_start_mb)}`,
    `  of the second             ${memory(of.idle_mb)}`,
    `  and ${of.scores} scores later      ${memory(of.idle_after_scores_mb)}`,
  ].join("\n");
}
