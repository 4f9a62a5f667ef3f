import { isFailure } from "@tetron/domain/failure";
import type { Pool, PoolClient, QueryConfig } from "pg";
import { storeFailure } from "./failures.ts";

/** The form of `query` that drizzle and the lake use: text or a config, values, a promise. */
type QueryCall = [config: string | QueryConfig, values?: unknown[]];
/** Maps a driver's error to a failure: see `storeFailure`. */
type ReadError = (thrown: unknown) => unknown;
type Query = (...call: QueryCall) => Promise<unknown>;

/**
 * The same pool with failures in place of driver errors. A connection whose query timed out is closed instead
 * of reused, since the next caller would wait behind that query.
 *
 * @param read - Refines `storeFailure` where more is known about the store.
 */
export function convertPoolErrors(pool: Pool, read: ReadError = storeFailure): Pool {
  return Object.create(pool, {
    query: { value: (...call: QueryCall) => orFailure((pool.query as Query).apply(pool, call), read) },
    connect: { value: async () => convertClientErrors(await orFailure(pool.connect(), read), read) },
  });
}

function convertClientErrors(client: PoolClient, read: ReadError): PoolClient {
  let broken = false;
  const query: Query = async (...call) => {
    if (broken) throw read(new Error("Connection terminated"));
    try {
      return await (client.query as Query).apply(client, call);
    } catch (error) {
      const failure = read(error);
      broken ||= isFailure(failure, "UNAVAILABLE");
      throw failure;
    }
  };
  // A connection that breaks while idle emits an error event, which would end the process if nobody listened.
  const onError = () => {
    broken = true;
  };
  client.on("error", onError);
  const release = (error?: boolean | Error) => {
    client.release(error ?? broken);
    client.off("error", onError);
  };
  return Object.create(client, { query: { value: query }, release: { value: release } });
}

async function orFailure<Value>(work: Promise<Value>, read: ReadError): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw read(error);
  }
}
