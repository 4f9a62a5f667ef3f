/**
 * An overload of `POST /v1/score`: four times as much as is served, and what the admitted requests wait beside one request
 * at a time. `--json` prints one object.
 *
 * @module
 */
import { Pool } from "undici";
import { aHome, type Platform, startEmbedded } from "../platform.ts";
import { postScores } from "./http-load.ts";
import { payments } from "./payments.ts";
import { timing } from "./quantiles.ts";

const WARM_UP_SECONDS = 4;
const SECONDS = 10;
/** The queue has to stand for a second before anything is shed. */
const SETTLING_SECONDS = 3;
const FACTOR = 4;
const CONNECTIONS = 512;
/** The default of `TETRON_MAX_CONCURRENT_REQUESTS`: as many are served without any waiting. */
const PLACES = 4;
const TICK_MS = 5;
const MAX_RATIO = 3;

/** What an overload does. Milliseconds, and requests a second. */
interface Overload {
  /** 99th percentile of one request at a time. */
  readonly idleP99: number;
  /** What is served. */
  readonly capacity: number;
  readonly offered: number;
  readonly admitted: number;
  readonly shed: number;
  readonly admittedP50: number;
  readonly admittedP99: number;
  readonly ratio: number;
}

/** Offers four times as many scores as a Tetron with its default settings serves, whatever becomes of them. */
async function overload(): Promise<Overload> {
  await using stack = new AsyncDisposableStack();
  const env = { TETRON_MAX_CONCURRENT_REQUESTS: `${PLACES}` };
  const tetron = stack.use(await startEmbedded(aHome(stack), env));
  const body = payments();
  await postScores(tetron, { connections: PLACES, until: { seconds: WARM_UP_SECONDS }, body });
  const idle = await postScores(tetron, { connections: 1, until: { seconds: SECONDS }, body });
  const { perSecond } = await postScores(tetron, { connections: PLACES, until: { seconds: SECONDS }, body });
  const { times, shed } = await offer(tetron, FACTOR * perSecond, body);
  const { p50, p99 } = timing(times, SECONDS);
  return {
    idleP99: idle.p99,
    capacity: perSecond,
    offered: FACTOR * perSecond,
    admitted: times.length / SECONDS,
    shed: shed / SECONDS,
    admittedP50: p50,
    admittedP99: p99,
    ratio: p99 / idle.p99,
  };
}

/** Sends scores at a rate, and times those that were admitted once the rest is being shed. */
async function offer({ url, key }: Platform, perSecond: number, body: (n: number) => object) {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const times: number[] = [];
  const underway = new Set<Promise<void>>();
  let shed = 0;
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const send = async (n: number) => {
    const isCounted = seconds() > SETTLING_SECONDS;
    const start = performance.now();
    const answer = await pool.request({
      method: "POST",
      path: "/v1/score",
      headers,
      body: JSON.stringify(body(n)),
    });
    await answer.body.text();
    if (!isCounted) return;
    if (answer.statusCode === 200) times.push(performance.now() - start);
    else if (answer.statusCode === 503 && answer.headers["retry-after"] !== undefined) shed += 1;
    else throw new Error(`POST /v1/score: ${answer.statusCode}`);
  };
  for (let sent = 0; seconds() < SETTLING_SECONDS + SECONDS; ) {
    for (; sent < seconds() * perSecond && underway.size < CONNECTIONS; sent++) {
      const one = send(sent).finally(() => underway.delete(one));
      underway.add(one);
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS)); // waits: the next moment to send at
  }
  await Promise.all(underway);
  await pool.close();
  return { times, shed };
}

const { idleP99, admittedP99, capacity, offered, ratio, ...rates } = await overload();
if (process.argv.includes("--json"))
  console.log(JSON.stringify({ idleP99, admittedP99, capacity, offered, ratio, ...rates }));
else {
  console.log(
    `served ${capacity.toFixed(0)}/s; offered ${offered.toFixed(0)}/s: ${rates.admitted.toFixed(0)}/s admitted, ${rates.shed.toFixed(0)}/s refused with 503`,
  );
  console.log(
    `p99 of what is admitted ${admittedP99.toFixed(1)} ms, idle ${idleP99.toFixed(1)} ms: ${ratio.toFixed(2)} (limit ${MAX_RATIO})`,
  );
}
process.exitCode = ratio <= MAX_RATIO ? 0 : 1;
