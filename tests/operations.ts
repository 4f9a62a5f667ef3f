import { once } from "node:events";
import { createConnection } from "node:net";

/** The `/metrics` of a running Tetron. */
export interface Operations {
  /** The value of a metric without labels of its own. @throws Error when there is none of that name. */
  metric(name: string): Promise<number>;
  /** Event loop delay since the last call; each call restarts Node's measurement. */
  loopDelay(): Promise<LoopDelay>;
}

/** Delay of a process's event loop, milliseconds; the sampling interval of 10 ms is part of it. */
export interface LoopDelay {
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Reads the metrics on a port of this machine. */
export function operationsOn(port: number): Operations {
  const read = async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return (name: string) => {
      const [, value] = new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, "m").exec(text) ?? [];
      if (value === undefined) throw new Error(`The metrics have no ${name}.`);
      return Number(value);
    };
  };
  return {
    metric: async (name) => (await read())(name),
    async loopDelay() {
      const valueOfMetric = await read();
      return {
        p99Ms: valueOfMetric("nodejs_eventloop_lag_p99_seconds") * 1_000,
        maxMs: valueOfMetric("nodejs_eventloop_lag_max_seconds") * 1_000,
      };
    },
  };
}

/** A raw connection to a URL's host, to send what no HTTP client would. */
export async function rawConnection(url: string) {
  const { hostname, port } = new URL(url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  return socket;
}
