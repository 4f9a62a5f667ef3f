import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";

/** How long a client stays connected, in milliseconds. */
const MIN_STAY_MS = 50;
const MAX_STAY_MS = 900;
/** Wait before a client that was refused tries again. */
const AGAIN_MS = 100;

export interface RestlessOptions {
  /** The gateways; each connection is to any of them. */
  readonly urls: readonly string[];
  readonly key: string;
  readonly filter?: object;
  /** Numbers in [0, 1). */
  readonly random: () => number;
}

/** A client that loses its connection again and again, and resumes. */
export interface RestlessClient {
  /** The ids of the scores that it got, in order. */
  readonly scores: readonly string[];
  /** Times that it was connected. */
  readonly connections: () => number;
  /** Resolves once it has subscribed for the first time. */
  readonly begun: Promise<void>;
  /** From now on it stays connected. */
  settle(): void;
  /** Leaves for good. */
  leave(): Promise<void>;
}

/** Starts a client of `WS /v1/stream` that trusts nothing but the ids that it was given. */
export function restlessClient({ urls, key, filter, random }: RestlessOptions): RestlessClient {
  const scores: string[] = [];
  const begun = Promise.withResolvers<void>();
  let connections = 0;
  let resumeFrom: string | undefined;
  let settled = false;
  let hasLeft = false;
  let current: WebSocket | undefined;

  const stay = () => {
    const url = urls[Math.floor(random() * urls.length)]!;
    const ws = new WebSocket(`${url.replace("http", "ws")}/v1/stream`, { perMessageDeflate: false });
    current = ws;
    const over = Promise.withResolvers<void>();
    let timer: NodeJS.Timeout | undefined;
    ws.on("open", () => {
      ws.send(JSON.stringify({ action: "authenticate", apiKey: key }));
      const resume = resumeFrom === undefined ? {} : { resume_from: resumeFrom };
      ws.send(
        JSON.stringify({ action: "subscribe", channels: ["scores"], ...(filter && { filter }), ...resume }),
      );
    });
    ws.on("message", (data) => {
      if (current !== ws) return;
      const frame = JSON.parse(String(data));
      if (frame.type === "ack" && frame.action === "subscribe") {
        connections++;
        resumeFrom ??= frame.resume_from;
        begun.resolve();
        const stayMs = MIN_STAY_MS + random() * (MAX_STAY_MS - MIN_STAY_MS);
        // waits: the connection is lost after a random time.
        timer = setTimeout(() => !settled && over.resolve(), stayMs);
      } else if (frame.channel !== undefined) {
        resumeFrom = frame.id;
        scores.push(frame.data.transaction_id);
      } else if (frame.type === "error" || frame.type === "lagged") over.reject(new Error(String(data)));
    });
    // A gateway that was killed: `close` follows.
    ws.on("error", () => undefined);
    ws.on("close", () => over.resolve());
    return over.promise.finally(() => {
      clearTimeout(timer);
      current = undefined;
      ws.terminate();
    });
  };
  const run = async () => {
    while (!hasLeft) {
      const before = connections;
      await stay();
      // waits: nobody listens at the address, so it is tried again a little later.
      if (connections === before && !hasLeft) await sleep(AGAIN_MS);
    }
  };
  const running = run();
  running.catch((error) => begun.reject(error));
  return {
    scores,
    connections: () => connections,
    begun: begun.promise,
    settle: () => {
      settled = true;
    },
    async leave() {
      hasLeft = true;
      current?.close();
      await running;
    },
  };
}
