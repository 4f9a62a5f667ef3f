/**
 * Cost of a durable `POST /v1/score`: throughput and latency over HTTP, bare commits of the same rows to the same store for
 * comparison, the time of each part of a request, and what the processor does for it. Every score is committed before its
 * answer. A share of the wallets, 0.3 unless `--new-wallets` says otherwise, was not in the run before: what a process keeps in
 * its memory helps the others alone. It begins when the estimates of all wallets are kept, some time after a start.
 *
 *     npm run bench:score -- [--new-wallets 0.3] [--connections 16] [--shadow] [--beside ../parent [--rounds 7]] [--json]
 *
 * `--shadow` measures the processor time of scores with a shadow model and without one. `--beside` loads this checkout and
 * another one in turn; the other has its dependencies installed. `--json` prints one object.
 *
 * @module
 */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import getPort from "get-port";
import { aHome, startEmbedded } from "../platform.ts";
import { startProcess } from "../process.ts";
import { postScores } from "./http-load.ts";
import type { Inside, InsideOptions } from "./inside.ts";
import type { Timing } from "./quantiles.ts";
import { scoreBeside } from "./score/beside.ts";
import { untilKeptBy } from "./score/until-kept.ts";
import { walletMix } from "./score/wallet-mix.ts";
import { besideReport, report } from "./score-report.ts";

const WARM_UP_SECONDS = 4;
const SECONDS = 6;
const COMMIT_SECONDS = 4;
const BESIDE_SECONDS = 3;
const PATIENCE_MS = 900_000;

const { values } = parseArgs({
  options: {
    "new-wallets": { type: "string", default: "0.3" },
    connections: { type: "string", multiple: true },
    shadow: { type: "boolean", default: false },
    beside: { type: "string" },
    rounds: { type: "string", default: "7" },
    json: { type: "boolean", default: false },
  },
});
const newShare = Number(values["new-wallets"]);
if (!(newShare >= 0 && newShare <= 1)) throw new Error("--new-wallets: give a share from 0 to 1.");
const levels = (values.connections ?? (values.beside === undefined ? ["1", "16", "64"] : ["16"])).map(Number);
if (!levels.every((level) => Number.isInteger(level) && level > 0))
  throw new Error("--connections: give whole numbers from 1 on.");
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds: give a whole number from 1 on.");

if (values.beside === undefined) await measureThis();
else await measureBeside(resolve(values.beside));

async function measureThis(): Promise<void> {
  const { http, unseen } = await overHttp();
  const inside = await insideOfProcess();
  const machine = { node: process.version, cores: availableParallelism() };
  if (values.json) console.log(JSON.stringify({ machine, unseen, http, inside }));
  else console.log(report({ machine, unseen, http, inside }));
}

async function measureBeside(checkout: string): Promise<void> {
  for (const connections of levels) {
    const options = { checkout, connections, newShare, rounds, seconds: BESIDE_SECONDS };
    const beside = await scoreBeside(options);
    if (values.json) console.log(JSON.stringify({ connections, new_wallets: newShare, ...beside }));
    else console.log(besideReport(beside, options));
  }
}

async function overHttp(): Promise<{ http: Record<string, Timing>; unseen: number }> {
  await using stack = new AsyncDisposableStack();
  const operations = await getPort({ host: "127.0.0.1" });
  const settings = { TETRON_OPERATIONS_PORT: `${operations}` };
  const tetron = stack.use(await startEmbedded(aHome(stack), settings));
  await untilKeptBy(operations);
  const mix = walletMix(newShare);
  const body = () => mix.next();
  await postScores(tetron, { connections: 16, until: { seconds: WARM_UP_SECONDS }, body });
  const http: Record<string, Timing> = {};
  for (const connections of levels)
    http[connections] = await postScores(tetron, { connections, until: { seconds: SECONDS }, body });
  return { http, unseen: mix.drawn.unseen / mix.drawn.wallets };
}

async function insideOfProcess(): Promise<Inside> {
  const options: InsideOptions = { levels, seconds: COMMIT_SECONDS, newShare, shadow: values.shadow };
  await using child = startProcess("tests/bench/inside.ts", [JSON.stringify(options)], {});
  return JSON.parse(await child.line(/^\{"stages"/, PATIENCE_MS));
}
