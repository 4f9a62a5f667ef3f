import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { FastifyInstance } from "fastify";
import type { Guard } from "../auth/guard.ts";
import { createAdmission } from "./admission.ts";
import { createHub } from "./hub.ts";
import { watchKeys } from "./key-watch.ts";
import { streamDoor } from "./stream-door.ts";
import { SOCKET_LIMITS, type SocketLimits } from "./stream-socket.ts";
import { addUpgrades, type UpgradeOptions } from "./upgrades.ts";

export interface StreamsOptions extends Pick<UpgradeOptions, "log" | "stopping" | "trustedProxies"> {
  /** Where events are read. Nothing is read while nobody listens. */
  readonly lake: Pick<Lake, "db" | "newEvents">;
  readonly guard: Guard;
  readonly log: Log;
  /** Only what differs from `SOCKET_LIMITS`. */
  readonly limits?: Partial<SocketLimits> | undefined;
}

/** Serves events as they happen, by every door, from one reader of the table. */
export function openStreams(
  stack: AsyncDisposableStack,
  app: FastifyInstance,
  options: StreamsOptions,
): void {
  const { lake, guard, log } = options;
  const { db } = lake;
  const limits = { ...SOCKET_LIMITS, ...options.limits };
  const hub = createHub(stack, { lake, log });
  const admission = createAdmission(guard, watchKeys(stack, { db, log }));
  const doors = { "/v1/stream": streamDoor({ hub, admission, db, log, limits }) };
  addUpgrades(stack, app, { ...options, limits, doors });
}
