/**
 * Cost of a durable `POST /v1/score`: throughput and latency over HTTP at 1, 16 and 64 connections, bare
 * commits of the same rows to the same store for comparison, and the time of each part of a request. Every
 * score is committed before its answer. `--json` prints one object.
 *
 * @module
 */
import { availableParallelism } from "node:os";
import { aHome, startEmbedded } from "../platform.ts";
import { startProcess } from "../process.ts";
import { postScores } from "./http-load.ts";
import type { Inside } from "./inside.ts";
import { payments } from "./payments.ts";
import type { Timing } from "./quantiles.ts";
import { report } from "./score-report.ts";

const CONNECTIONS = [1, 16, 64];
const WARM_UP_SECONDS = 4;
const SECONDS = 6;
const COMMIT_SECONDS = 4;
const PATIENCE_MS = 120_000;

async function overHttp(): Promise<Record<string, Timing>> {
  await using stack = new AsyncDisposableStack();
  const tetron = stack.use(await startEmbedded(aHome(stack)));
  const body = payments();
  await postScores(tetron, { connections: 16, until: { seconds: WARM_UP_SECONDS }, body });
  const timings: Record<string, Timing> = {};
  for (const connections of CONNECTIONS)
    timings[connections] = await postScores(tetron, { connections, until: { seconds: SECONDS }, body });
  return timings;
}

async function inside(): Promise<Inside> {
  const args = [CONNECTIONS.join(), String(COMMIT_SECONDS)];
  await using child = startProcess("tests/bench/inside.ts", args, {});
  return JSON.parse(await child.line(/^\{"stages"/, PATIENCE_MS));
}

const http = await overHttp();
const { stages, commits } = await inside();
const machine = { node: process.version, cores: availableParallelism() };
if (process.argv.includes("--json"))
  console.log(JSON.stringify({ machine, http, commits, stages_us: stages }));
else console.log(report({ machine, http, commits, stages }));
