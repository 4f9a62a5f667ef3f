import type { Metrics } from "@tetron/service/metrics";
import { Counter, Gauge } from "prom-client";

/** A way in: the protocol and the path. */
export type StreamDoor = `${"ws" | "sse"} ${string}`;

/** What the streams of a gateway do, counted where it happens: plain numbers, which cost a delivery nothing. */
export interface StreamCounts {
  /** Open connections. */
  readonly connections: Map<StreamDoor, number>;
  /** Open subscriptions, of every door. */
  subscriptions: number;
  /** Executions of a selection for an event. */
  executions: number;
  /** Messages of events that were written to a client. */
  deliveries: number;
  /** Messages that a later one about the same replaced, for a client that was too slow. */
  conflated: number;
  /** Messages that a client was too slow for, the conflated among them. */
  missed: number;
  /** Lagged notices sent to clients. */
  lagged: number;
  /** Connections that were cut because the client took nothing, or did not answer a ping. */
  cut: number;
}

export function newStreamCounts(): StreamCounts {
  return {
    connections: new Map(),
    ...{ subscriptions: 0, executions: 0, deliveries: 0, conflated: 0, missed: 0, lagged: 0, cut: 0 },
  };
}

/** Counts a connection. @returns To be called once, when it is closed. */
export function countConnection({ connections }: StreamCounts, door: StreamDoor): () => void {
  connections.set(door, (connections.get(door) ?? 0) + 1);
  return () => void connections.set(door, (connections.get(door) ?? 0) - 1);
}

const TOTALS = {
  executions: "Executions of a GraphQL subscription's selection for an event.",
  deliveries: "Messages of events that were written to a client.",
  conflated: "Messages that were replaced by a later one about the same, for a client that was too slow.",
  missed: "Messages that a client was too slow for, the conflated among them.",
  lagged: "Lagged notices sent to clients.",
  cut: "Connections that were cut because the client took nothing or did not answer a ping.",
} as const satisfies Partial<Record<keyof StreamCounts, string>>;

/** Shows the counts among the metrics of the process, as they are when these are scraped. */
export function showStreamCounts({ registry }: Metrics, counts: StreamCounts): void {
  const registers = [registry];
  new Gauge({
    name: "tetron_stream_connections",
    help: "Open connections of streams, by door.",
    labelNames: ["door"],
    registers,
    collect() {
      for (const [door, open] of counts.connections) this.set({ door }, open);
    },
  });
  new Gauge({
    name: "tetron_stream_subscriptions",
    help: "Open subscriptions of streams.",
    registers,
    collect() {
      this.set(counts.subscriptions);
    },
  });
  for (const [name, help] of Object.entries(TOTALS))
    new Counter({
      name: `tetron_stream_${name}_total`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(counts[name as keyof typeof TOTALS]);
      },
    });
}
