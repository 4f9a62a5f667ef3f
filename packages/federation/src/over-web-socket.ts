import type { ExecutionResult } from "graphql";
import { createClient } from "graphql-ws";
import type { SubgraphRequest, SubgraphSubscribe } from "./subgraph.ts";

/** Options of {@link overWebSocket}. */
export interface OverWebSocketOptions {
  /** URL of the `graphql-transport-ws` endpoint, ws or wss. */
  readonly url: string;
  /** Payload of the connection's `connection_init` message. */
  readonly connectionParams?: () => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** The `extensions` of one subscription, for instance the caller in the context. */
  readonly extensions?: (request: SubgraphRequest) => Record<string, unknown>;
  /** Idle time before the connection is closed, in milliseconds. Default 10,000. */
  readonly idleMs?: number;
  /** Interval of the pings that detect a dead connection, in milliseconds. Default 15,000. */
  readonly pingMs?: number;
}

/** Subscriptions to one subgraph. Closing it ends them and the connection. */
export interface WebSocketSubgraph extends AsyncDisposable {
  readonly subscribe: SubgraphSubscribe;
  close(): Promise<void>;
}

/**
 * Subscribes to a remote subgraph. All subscriptions share one connection, opened with the first.
 *
 * A broken connection ends its subscriptions with an error. It is not resumed silently, because events would
 * be missing; the client resumes from a cursor if the graph has one. Queries need another transport: `{
 * ...overHttp(...), subscribe: overWebSocket(...).subscribe }`.
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
    // Errors arrive as plain objects; the supergraph accepts them in any shape.
    const events = client.iterate(payload) as AsyncIterableIterator<ExecutionResult>;
    const leave = async () => {
      await events.return?.();
      return { value: undefined, done: true } as const;
    };
    // After an abort a failure to close needs no handling: the client has disconnected.
    signal.addEventListener("abort", () => void leave().catch(() => undefined), { once: true });
    return { [Symbol.asyncIterator]: () => ({ next: () => events.next().catch(refused), return: leave }) };
  };
  const close = async () => client.dispose();
  return { subscribe, close, [Symbol.asyncDispose]: close };
}

/** A refused subscription is thrown as a list of errors; it is returned as a result. */
function refused(thrown: unknown): IteratorResult<ExecutionResult> {
  if (Array.isArray(thrown)) return { value: { errors: thrown }, done: false };
  throw thrown;
}
