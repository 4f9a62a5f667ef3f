import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "@tetron/domain/failure";

/** How much a DuckDB may use. */
export interface DuckOptions {
  /** Of its own memory, in megabytes. */
  readonly memoryMb: number;
  readonly threads: number;
}

/** A DuckDB in memory, of this process. */
export interface Duck extends Disposable {
  readonly connection: DuckDBConnection;
}

/** What writing and rebuilding may use. */
export const WORKING: DuckOptions = { memoryMb: 512, threads: 1 };

const RETRY_SECONDS = 3_600;

/**
 * Opens a DuckDB in memory. It is an optional dependency, loaded when it is first needed.
 *
 * @throws Failure `UNAVAILABLE` when it is not installed, or there is none for this machine.
 */
export async function openDuck({ memoryMb, threads }: DuckOptions): Promise<Duck> {
  const { DuckDBInstance } = await importDuck();
  const instance = await DuckDBInstance.create(":memory:", {
    ...{ memory_limit: `${memoryMb}MB`, threads: `${threads}`, temp_directory: "" },
    ...{ autoinstall_known_extensions: "false", autoload_known_extensions: "false" },
  });
  const connection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  return {
    connection,
    [Symbol.dispose]() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function importDuck() {
  try {
    return await import("@duckdb/node-api");
  } catch (cause) {
    throw new Failure(
      "UNAVAILABLE",
      "DuckDB is not installed, which writes and reads the archive: run `npm install` without `--omit=optional`, on a platform that @duckdb/node-api supports.",
      { dependency: "duckdb", retryAfter: RETRY_SECONDS },
      { cause },
    );
  }
}

/** A text as SQL has it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Runs `work`, and interrupts the statement that is running when `signal` aborts. */
export async function interruptible<Result>(
  { connection }: Duck,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const interrupt = () => connection.interrupt();
  signal.addEventListener("abort", interrupt);
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", interrupt);
  }
}
