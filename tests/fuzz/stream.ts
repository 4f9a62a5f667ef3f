import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { rawConnection } from "../operations.ts";
import type { Platform } from "../platform.ts";
import { openLiveHeap } from "./live-heap.ts";
import { createRandom, type Random } from "./random.ts";
import { randomFrame } from "./stream-frames.ts";
import { readStreamSchema, type StreamSchema } from "./stream-schema.ts";
import { openWitness } from "./stream-witness.ts";

/** Seed and limits of a run. */
export interface StreamSpan {
  readonly seed: number;
  /** Maximum number of sockets; the run ends earlier at the deadline. */
  readonly sockets: number;
  readonly deadline: number;
}

/** Results of a run. */
export interface StreamFindings {
  readonly frames: number;
  readonly sockets: number;
  /** Number of closes by code. */
  readonly closes: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

const AT_ONCE = 24;
const PATIENCE_MS = 30_000;
const MAX_FAILURES = 20;
const MAX_FRAMES_A_SOCKET = 40;
const FLOOD_FRAMES = 400;
/** Until then caches fill; after it, the live heap has to stay. */
const WARM_UP_SOCKETS = 6_000;
const MAX_GROWTH_MB = 32;
const SCORE_EVERY_MS = 200;
/** Of RFC 6455: closed by the client, a broken frame, no UTF-8, over 64 kB. */
const PROTOCOL_CODES = [1000, 1005, 1002, 1007, 1009];
/** The connection went away, which is no finding where the client cut it or was still sending. */
const CUT = 1006;
const PING = '{"action":"ping"}';

/**
 * Sends random frames to `/v1/stream` over many sockets, beside a well-behaved client, and reports failures.
 *
 * @param tetron - Started with an inspector, for its live heap.
 */
export async function fuzzStream(
  tetron: Platform,
  { seed, sockets, deadline }: StreamSpan,
): Promise<StreamFindings> {
  const schema = readStreamSchema();
  using heap = await openLiveHeap(tetron.edge);
  using witness = await openWitness(tetron);
  const failures: string[] = [];
  const closes: Record<string, number> = {};
  let [frames, opened, isOver] = [0, 0, false];
  let warmMb: Promise<number> | undefined;

  const scoring = (async () => {
    while (!isOver) {
      await witness.score();
      // waits: the rate of the events.
      await sleep(SCORE_EVERY_MS);
    }
  })();
  const worker = async () => {
    while (opened < sockets && Date.now() < deadline && failures.length < MAX_FAILURES) {
      const number = opened++;
      if (number === WARM_UP_SOCKETS) warmMb = heap.readMb();
      const random = createRandom(seed + number);
      const found = random.chance(0.1)
        ? await sendRaw(tetron, random)
        : await sendFrames(tetron, random, schema);
      frames += found.frames;
      if (found.code !== undefined) closes[found.code] = (closes[found.code] ?? 0) + 1;
      failures.push(...found.problems.map((problem) => `socket of seed ${seed + number}: ${problem}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  isOver = true;
  await scoring;
  failures.push(...(await witness.problems()));
  if (tetron.edge.child.exitCode !== null) failures.push(`Tetron ended with ${tetron.edge.child.exitCode}.`);
  else if (warmMb !== undefined) {
    const [before, after] = [await warmMb, await heap.readMb()];
    if (after > before + MAX_GROWTH_MB)
      failures.push(`the live heap grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB`);
  }
  for (const line of tetron.edge.lines.filter((text) => text.includes('"bug"')).slice(0, MAX_FAILURES))
    failures.push(`a bug was logged: ${line.slice(0, 1_500)}`);
  return { frames, sockets: opened, closes, failures };
}

interface Found {
  readonly frames: number;
  readonly code?: number;
  readonly problems: readonly string[];
}

/** One socket; at its end it is either closed with a documented code, or answers a ping. */
async function sendFrames({ url, key }: Platform, random: Random, schema: StreamSchema): Promise<Found> {
  const ws = new WebSocket(`${url.replace("http", "ws")}/v1/stream`);
  const problems: string[] = [];
  const done = Promise.withResolvers<number>();
  let [frames, pongs, pings, mayBeCut] = [0, 0, 0, false];
  const send = (data: string | Buffer, binary = false) => {
    frames++;
    if (data === PING) pings++;
    mayBeCut ||= data.length > 65_536;
    ws.send(data, { binary }, () => undefined);
  };
  ws.on("message", (data) => {
    const text = String(data);
    const wrong = schema.wrongWith(text);
    if (wrong !== undefined) problems.push(wrong);
    if (text.includes('"SERVER_ERROR"')) problems.push(text.slice(0, 500));
    if (text === '{"type":"pong"}' && ++pongs >= pings) ws.close();
  });
  ws.on("error", (error) => !mayBeCut && problems.push(error.message));
  ws.on("close", (code) => done.resolve(code));
  ws.on("open", () => {
    if (random.chance(0.85)) send(JSON.stringify({ action: "authenticate", apiKey: key }));
    const isFlood = random.chance(0.03);
    mayBeCut ||= isFlood;
    const count = isFlood ? FLOOD_FRAMES : 1 + random.below(MAX_FRAMES_A_SOCKET);
    for (let i = 0; i < count; i++) {
      const { data, binary } = isFlood ? { data: PING, binary: false } : randomFrame(random, key);
      send(data, binary);
    }
    if (random.chance(0.05)) {
      mayBeCut = true;
      ws.terminate();
    } else send(PING);
  });
  // waits: as long as an answer may take.
  const timer = setTimeout(() => {
    problems.push("neither answered nor closed");
    mayBeCut = true;
    ws.terminate();
  }, PATIENCE_MS);
  const code = await done.promise;
  clearTimeout(timer);
  const isKnown = schema.closeCodes.has(code) || PROTOCOL_CODES.includes(code) || (mayBeCut && code === CUT);
  if (!isKnown) problems.push(`closed with ${code}`);
  return { frames, code, problems };
}

/** Bytes that no client would send after the upgrade, and then a half-closed connection. */
async function sendRaw({ url, key }: Platform, random: Random): Promise<Found> {
  const socket = await rawConnection(url);
  const closed = once(socket, "close", { signal: AbortSignal.timeout(PATIENCE_MS) });
  // A reset is a way to end it: `close` follows.
  socket.on("error", () => undefined).resume();
  const lines = ["GET /v1/stream HTTP/1.1", "Host: tetron", "Upgrade: websocket", "Connection: Upgrade"];
  const of = ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];
  socket.write([...lines, ...of, `Authorization: Bearer ${key}`, "", ""].join("\r\n"));
  socket.end(Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256))));
  const problems = await closed.then(
    () => [],
    () => ["a half-closed connection was kept"],
  );
  socket.destroy();
  return { frames: 1, problems };
}
