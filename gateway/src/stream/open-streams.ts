import type { Supergraph } from "@tetron/federation/supergraph";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { Metrics } from "@tetron/service/metrics";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Guard } from "../auth/guard.ts";
import type { PersistedQueries } from "../graphql/persisted-queries.ts";
import type { DocumentPolicy, TrustedDocuments } from "../graphql/trusted-documents.ts";
import { eventStreams } from "./event-stream.ts";
import { graphDoor } from "./graph-door.ts";
import { graphEventStream } from "./graph-event-stream.ts";
import { createGraphStreams } from "./graph-streams.ts";
import { createHub } from "./hub.ts";
import { watchKeys } from "./key-watch.ts";
import { createStreamCallers } from "./stream-callers.ts";
import { newStreamCounts, showStreamCounts } from "./stream-counts.ts";
import { streamDoor } from "./stream-door.ts";
import { addStreamRoute } from "./stream-route.ts";
import { SOCKET_LIMITS, type SocketLimits } from "./stream-socket.ts";
import { addUpgrades, type UpgradeOptions } from "./upgrades.ts";

export interface StreamsOptions extends Pick<UpgradeOptions, "log" | "stopping" | "trustedProxies"> {
  /** Where events are read. Nothing is read while nobody listens. */
  readonly lake: Pick<Lake, "db" | "newEvents">;
  readonly supergraph: Supergraph;
  readonly guard: Guard;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly documents: TrustedDocuments;
  readonly persisted: PersistedQueries;
  readonly policy: DocumentPolicy;
  /** Only what differs from `SOCKET_LIMITS`. */
  readonly limits?: Partial<SocketLimits> | undefined;
}

/**
 * Serves events as they happen, by every door, from one reader of the table.
 *
 * @returns Answers a subscription at `/graphql` with server-sent events.
 */
export function openStreams(
  stack: AsyncDisposableStack,
  app: FastifyInstance,
  options: StreamsOptions,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const { lake, guard, log, stopping } = options;
  const { db } = lake;
  const limits = { ...SOCKET_LIMITS, ...options.limits };
  const counts = newStreamCounts();
  showStreamCounts(options.metrics, counts);
  const hub = createHub(stack, { lake, log, counts });
  const callers = createStreamCallers(guard, watchKeys(stack, { db, log }));
  const streams = createGraphStreams({ ...options, hub, counts });
  const doors = {
    "/v1/stream": streamDoor({ hub, callers, log, limits }),
    "/graphql": graphDoor({ streams, callers, limits }),
  };
  addUpgrades(stack, app, { ...options, limits, counts, doors });
  const startStream = eventStreams({ app, callers, counts, stopping });
  addStreamRoute(app, { guard, hub, log, startStream });
  return graphEventStream(streams, startStream);
}
