import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { within } from "@tetron/domain/within";
import pg, { type Pool, type PoolConfig } from "pg";
import type { LakeLog } from "../lake.ts";
import type { EmbeddedServer } from "./pglite-thread.ts";

/** How long a statement may run, and how long a caller waits for a connection. */
const STATEMENT_MS = 30_000;
const CONNECT_MS = 10_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
const CONNECTIONS = 10;
/** How long closing waits for running queries. */
const CLOSE_MS = 500;

/** A pool of connections to a PostgreSQL server; `stack` closes it. */
export function poolOfServer(databaseUrl: string, log: LakeLog, stack: AsyncDisposableStack): Pool {
  return pool(log, stack, () => new Socket(), {
    connectionString: databaseUrl,
    max: CONNECTIONS,
    application_name: "tetron",
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
  });
}

/** A pool of the one connection that PGlite can serve: callers queue for it. `stack` closes it. */
export function poolOfPglite(server: EmbeddedServer, log: LakeLog, stack: AsyncDisposableStack): Pool {
  return pool(log, stack, server.connect, {
    user: "postgres",
    database: "postgres",
    max: 1,
    idleTimeoutMillis: 0,
  });
}

function pool(log: LakeLog, stack: AsyncDisposableStack, connect: () => Duplex, config: PoolConfig): Pool {
  const connections = new Set<Duplex>();
  const made = new pg.Pool({
    connectionTimeoutMillis: CONNECT_MS,
    // The server cancels a statement first; this is for a server that does not answer at all.
    query_timeout: STATEMENT_MS + 1_000,
    // A query need not wait for the answer to the previous one.
    pipeline: true,
    stream: () => {
      const connection = connect();
      connections.add(connection);
      return connection.once("close", () => connections.delete(connection));
    },
    ...config,
  });
  // An idle connection that breaks is replaced when next needed.
  made.on("error", (error) => log.warn({ err: error }, "lake connection lost"));
  stack.defer(async () => {
    // A server that no longer answers must not keep the process from stopping.
    await within({ ms: CLOSE_MS, onLate: () => {} }, () => made.end());
    for (const connection of connections) connection.destroy();
  });
  return made;
}
