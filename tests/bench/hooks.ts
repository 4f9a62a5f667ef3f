/**
 * Messages to `POST /v1/hooks/{source}`: how long one waits for its answer, while the messages before it are worked off,
 * beside a bare route of Fastify in the same run. `--json` prints one object.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { Pool } from "undici";
import { aHome, startEmbedded } from "../platform.ts";
import { startProcess } from "../process.ts";
import { keepInFlight } from "./in-flight.ts";
import type { Timing } from "./quantiles.ts";

const IN_FLIGHT = 4;
const WARM_UP = 50;
const MESSAGES = 1_000;
const READY_MS = 60_000;
/** A message is answered within it: see docs/hooks.md. */
const MAX_P99_MS = 50;
const SECRET = "0123456789abcdef";

type Send = (n: number) => Promise<void>;

function sender(pool: Pool, path: string, headersOf: (body: string) => Record<string, string>): Send {
  return async (n) => {
    const address = `0x${(0xbe0000 + n).toString(16).padStart(40, "0")}`;
    const body = JSON.stringify({ id: `msg-${n}`, data: { address, kyc_level: "full" } });
    const headers = { "content-type": "application/json", ...headersOf(body) };
    const answer = await pool.request({ method: "POST", path, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode > 202) throw new Error(`${path}: ${answer.statusCode} ${text}`);
  };
}

async function series(send: Send): Promise<Timing> {
  await keepInFlight({ inFlight: IN_FLIGHT, until: { count: WARM_UP }, work: send });
  // No message is sent a second time: the same one is the same job.
  const work = (n: number) => send(WARM_UP + n);
  return keepInFlight({ inFlight: IN_FLIGHT, until: { count: MESSAGES }, work });
}

await using stack = new AsyncDisposableStack();
const bare = stack.use(startProcess("tests/bench/bare-route.ts", [], {}));
const bareUrl = await bare.line(/^http/, READY_MS);
const home = aHome(stack);
const file = join(home, "hooks.json");
const source = {
  signature: "hmac",
  secret: SECRET,
  tenant: DEMO_TENANT,
  kind: "context",
  network: "ethereum",
};
await writeFile(file, JSON.stringify({ bench: source }));
const tetron = stack.use(await startEmbedded(home, { TETRON_HOOKS_FILE: file }));

const pools = [bareUrl, tetron.url].map((url) => {
  const pool = new Pool(url, { connections: IN_FLIGHT, pipelining: 1 });
  stack.defer(() => pool.close());
  return pool;
}) as [Pool, Pool];
const timings = {
  bare: await series(sender(pools[0], "/bare", () => ({}))),
  hook: await series(
    sender(pools[1], "/v1/hooks/bench", (body) => {
      const timestamp = String(Math.floor(Date.now() / 1_000));
      const signature = createHmac("sha256", SECRET).update(`${timestamp}.${body}`).digest("hex");
      return { "x-tetronfun-timestamp": timestamp, "x-tetronfun-signature": signature };
    }),
  ),
};

if (process.argv.includes("--json")) console.log(JSON.stringify({ inFlight: IN_FLIGHT, timings }));
else
  console.table(
    Object.fromEntries(
      Object.entries(timings).map(([name, { perSecond, p50, p99 }]) => [
        name,
        {
          "messages/s": Math.round(perSecond),
          ...{ "p50 ms": Number(p50.toFixed(2)), "p99 ms": Number(p99.toFixed(2)) },
        },
      ]),
    ),
  );
if (timings.hook.p99 >= MAX_P99_MS) {
  console.error(`p99 ${timings.hook.p99.toFixed(1)} ms, limit ${MAX_P99_MS} ms missed`);
  process.exitCode = 1;
}
