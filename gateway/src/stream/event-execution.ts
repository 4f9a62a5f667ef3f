import type { Supergraph } from "@tetron/federation/supergraph";
import type { Caller } from "@tetron/service/caller";
import type { DocumentNode, ExecutionResult } from "graphql";
import type { CallContext } from "../context.ts";
import { createEventSource } from "./event-source.ts";
import type { StreamCounts } from "./stream-counts.ts";
import type { StreamEvent } from "./stream-event.ts";
import { rootOf, type SubscriptionContext } from "./stream-subgraph.ts";

/** Executes an operation for one event after another. */
export interface EventExecution {
  /** Executes it; call it again when it has answered. */
  run(event: StreamEvent): Promise<ExecutionResult>;
  close(): void;
}

export interface EventExecutionOptions {
  readonly supergraph: Supergraph;
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /** The context of the fetches for an event. */
  readonly contextOf: (event: StreamEvent) => CallContext;
  readonly counts: StreamCounts;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** @throws GraphQLError when the operation cannot be planned. */
export async function openExecution(options: EventExecutionOptions): Promise<EventExecution> {
  const { supergraph, document, variables = {}, caller, contextOf, counts, signal } = options;
  const source = createEventSource();
  const closing = new AbortController();
  let current: StreamEvent | undefined;
  const context: SubscriptionContext = { caller, signal, events: source.events };
  const stream = await supergraph.subscribe({
    document,
    variables,
    context,
    signal: AbortSignal.any([signal, closing.signal]),
    eventContext: () => contextOf(current!),
  });
  if (!(Symbol.asyncIterator in stream))
    throw stream.errors?.[0] ?? new Error("The subscription has no stream.");
  return {
    async run(event) {
      counts.executions++;
      current = event;
      source.put(rootOf(event));
      const { value, done } = await stream.next();
      if (done) throw new Error("The stream of a subscription ended.");
      return value;
    },
    close: () => closing.abort(),
  };
}
