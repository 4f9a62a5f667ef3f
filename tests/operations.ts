import { once } from "node:events";
import { createConnection } from "node:net";

/** Delay of a process's event loop, milliseconds; the sampling interval of 10 ms is part of it. */
export interface LoopDelay {
  /** Of the periods between readings that lasted a second or more: in a shorter one a single delay is the p99. */
  readonly p99Ms: number;
  readonly maxMs: number;
}

const WHOLE_PERIOD_MS = 1_000;

/** What a running Tetron tells its operator at `/metrics`. */
export interface Operations {
  /** The value of a metric without labels of its own. @throws Error when there is none of that name. */
  metric(name: string): Promise<number>;
  /** What the event loop was delayed by since the last call, by all readings in between. */
  loopDelay(): Promise<LoopDelay>;
  /** Several of them by one request. */
  metrics<Name extends string>(names: readonly Name[]): Promise<Readonly<Record<Name, number>>>;
}

/** Reads the metrics on a port of this machine. Each reading starts Node's event-loop measurement anew. */
export function operationsOn(port: number): Operations {
  let seen: LoopDelay = { p99Ms: 0, maxMs: 0 };
  let readAt = performance.now();
  const operations: Operations = {
    async loopDelay() {
      await operations.metrics([]);
      const delay = seen;
      seen = { p99Ms: 0, maxMs: 0 };
      return delay;
    },
    metric: async (name) => (await operations.metrics([name]))[name]!,
    async metrics(names) {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const readValue = (name: string) => {
        const [, value] = new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, "m").exec(text) ?? [];
        if (value === undefined) throw new Error(`The metrics have no ${name}.`);
        return Number(value);
      };
      const period = performance.now() - readAt;
      readAt = performance.now();
      const p99Ms = period < WHOLE_PERIOD_MS ? 0 : readValue("nodejs_eventloop_lag_p99_seconds") * 1_000;
      const maxMs = readValue("nodejs_eventloop_lag_max_seconds") * 1_000;
      seen = { p99Ms: Math.max(seen.p99Ms, p99Ms), maxMs: Math.max(seen.maxMs, maxMs) };
      return Object.fromEntries(names.map((name) => [name, readValue(name)])) as Record<
        (typeof names)[number],
        number
      >;
    },
  };
  return operations;
}

/** A connection to the address of a URL, for what no HTTP client would send. */
export async function rawConnection(url: string) {
  const { hostname, port } = new URL(url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  return socket;
}
