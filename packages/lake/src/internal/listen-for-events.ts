import { EVENTS, type EventType } from "@tetron/domain/events";
import pg from "pg";
import type { LakeLog } from "../lake.ts";
import { pause } from "../pause.ts";
import type { Bell } from "./event-bell.ts";
import { EVENTS_CHANNEL } from "./write-batch.ts";

const CONNECT_MS = 10_000;
const AGAIN_MS = 1_000;

/**
 * Rings whenever any process commits events to a PostgreSQL database, over a dedicated connection, until
 * `signal` aborts. It also rings after the connection was lost, since notifications may have been missed.
 */
export async function listenForEvents(
  databaseUrl: string,
  { bell, log, signal }: { readonly bell: Bell; readonly log: LakeLog; readonly signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    try {
      await hearUntilLost(databaseUrl, bell, signal);
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, "events of other processes are delayed");
    }
    await pause(AGAIN_MS, signal);
  }
}

async function hearUntilLost(databaseUrl: string, bell: Bell, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: "tetron events",
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
  const lost = Promise.withResolvers<void>();
  // Before it connects: an unhandled error event ends the process.
  client
    .on("error", lost.reject)
    .on("end", lost.resolve)
    .on("notification", ({ payload }) => bell.ring(typesIn(payload)));
  // It may be lost while nobody waits for it yet; the next one to wait gets the error.
  lost.promise.catch(() => {});
  const stop = () => lost.resolve();
  signal.addEventListener("abort", stop, { once: true });
  try {
    await Promise.race([client.connect(), lost.promise]);
    if (signal.aborted) return;
    await client.query(`listen ${EVENTS_CHANNEL}`);
    bell.ring(undefined);
    await lost.promise;
  } finally {
    signal.removeEventListener("abort", stop);
    // A connection that is lost already cannot be ended.
    void client.end().catch(() => {});
  }
}

/** The types that a notification names; `undefined` for one without, or of a process that knows others. */
function typesIn(payload: string | undefined): EventType[] | undefined {
  const types = payload?.split(",") ?? [];
  return types.every((type): type is EventType => Object.hasOwn(EVENTS, type)) ? types : undefined;
}
