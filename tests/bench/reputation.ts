/**
 * Latency of `POST /v1/reputation` over HTTP, embedded: 1, 100 and 1,000 real wallets at a time, one request
 * at a time, until the last byte of the answer; in milliseconds. `--json` prints one object.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { REPUTATION_FILES, REPUTATION_URL } from "@tetron/models/reputation/artifacts";
import { decodeReputationStates } from "@tetron/models/reputation/states-table";
import { Client } from "undici";
import { aHome, startEmbedded } from "../platform.ts";
import { type Timing, timing } from "./quantiles.ts";

const SIZES = [1, 100, 1_000];
const WARM_UP = 10;
const REQUESTS = 40;

const { addresses } = decodeReputationStates(readFileSync(new URL(REPUTATION_FILES.states, REPUTATION_URL)));

await using stack = new AsyncDisposableStack();
const tetron = stack.use(await startEmbedded(aHome(stack)));
const client = new Client(tetron.url);
const headers = { authorization: `Bearer ${tetron.key}`, "content-type": "application/json" };
const timings: Record<string, Timing> = {};
for (const size of SIZES) {
  const body = JSON.stringify({ network: "ethereum", addresses: addresses.slice(0, size) });
  const times: number[] = [];
  for (let i = -WARM_UP; i < REQUESTS; i++) {
    const start = performance.now();
    const answer = await client.request({ method: "POST", path: "/v1/reputation", headers, body });
    await answer.body.text();
    if (answer.statusCode !== 200)
      throw new Error(`${size} addresses were answered with ${answer.statusCode}.`);
    if (i >= 0) times.push(performance.now() - start);
  }
  timings[size] = timing(times, times.reduce((sum, time) => sum + time, 0) / 1_000);
}
await client.close();
if (process.argv.includes("--json")) console.log(JSON.stringify({ bench: "reputation over REST", timings }));
else console.table(timings);
