import type { ExecutionResult } from "graphql";
import { createClient } from "graphql-ws";
import type { SubgraphRequest, SubgraphSubscribe } from "./subgraph.ts";

/** How a subgraph is subscribed to over WebSocket. */
export interface OverWebSocketOptions {
  /** Where it speaks the `graphql-transport-ws` protocol: ws or wss. */
  readonly url: string;
  /** What the connection says about itself when it is opened. */
  readonly connectionParams?: () => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** The `extensions` of one subscription: the place for what the context knows of the caller. */
  readonly extensions?: (request: SubgraphRequest) => Record<string, unknown>;
  /** How long an unused connection stays open, in milliseconds. Default 10,000. */
  readonly idleMs?: number;
  /** Interval of pings that notice a dead connection, in milliseconds. Default 15,000. */
  readonly pingMs?: number;
}

/** Subscriptions to one subgraph; closing it ends them and the connection. */
export interface WebSocketSubgraph extends AsyncDisposable {
  readonly subscribe: SubgraphSubscribe;
  close(): Promise<void>;
}

/**
 * Subscribes to a subgraph elsewhere, all subscriptions over one connection that opens with the first.
 *
 * A connection that breaks ends its subscriptions with an error and is not silently resumed: events would be
 * missing. The client resumes where the graph has a cursor. Queries need a transport of their own:
 * `{ ...overHttp(...), subscribe: overWebSocket(...).subscribe }`.
 *
 * @see https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export function overWebSocket(options: OverWebSocketOptions): WebSocketSubgraph {
  const { url, connectionParams, extensions, idleMs = 10_000, pingMs = 15_000 } = options;
  const client = createClient({
    url,
    retryAttempts: 0,
    lazyCloseTimeout: idleMs,
    keepAlive: pingMs,
    // Each subscription reports a broken connection itself.
    onNonLazyError: () => undefined,
    ...(connectionParams && { connectionParams }),
  });
  const subscribe: SubgraphSubscribe = (request) => {
    const { query, variables, operationName, signal } = request;
    const payload = { query, variables: { ...variables }, operationName, extensions: extensions?.(request) };
    // Errors come off the wire as plain objects; the supergraph takes them in any shape.
    const events = client.iterate(payload) as AsyncIterableIterator<ExecutionResult>;
    const leave = async () => {
      await events.return?.();
      return { value: undefined, done: true } as const;
    };
    // Whoever aborts has left, and a connection on which nothing can be said any more is closed.
    signal.addEventListener("abort", () => void leave().catch(() => undefined), { once: true });
    return { [Symbol.asyncIterator]: () => ({ next: () => events.next().catch(refused), return: leave }) };
  };
  const close = async () => client.dispose();
  return { subscribe, close, [Symbol.asyncDispose]: close };
}

/** A subscription that the server refuses is thrown as its list of errors; it is a result like any other. */
function refused(thrown: unknown): IteratorResult<ExecutionResult> {
  if (Array.isArray(thrown)) return { value: { errors: thrown }, done: false };
  throw thrown;
}
