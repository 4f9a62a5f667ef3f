import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "@tetron/domain/testing";
import { within } from "@tetron/domain/within";
import getPort from "get-port";
import type { PostgresBinaries } from "./postgres-binaries.ts";

const run = promisify(execFile);
const START_MS = 60_000;
const STOP_MS = 10_000;

/** A PostgreSQL server of its own, in a temporary directory. Disposing it stops it and removes its data. */
export interface PostgresServer extends AsyncDisposable {
  /** Connection string of its database. */
  readonly url: string;
  readonly process: ChildProcess;
}

/**
 * Starts a server on a free port of this machine.
 *
 * @param settings - Server settings, such as `{ fsync: "off" }`.
 * @param disk - A folder for its tables and indexes, that everybody may write to; its log of transactions is elsewhere then.
 */
export async function startServer(
  { folder, user }: PostgresBinaries,
  settings: Readonly<Record<string, string>>,
  disk?: string,
): Promise<PostgresServer> {
  await using stack = new AsyncDisposableStack();
  const { path: directory } = stack.use(temporaryFolder());
  if (user) await chown(directory, user.uid, user.gid);
  const data = join(disk ?? directory, "data");
  const create = ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  if (disk !== undefined) create.push("--waldir", join(directory, "log"));
  await run(join(folder, "initdb"), create, { ...user, cwd: directory });
  const port = await getPort({ host: "127.0.0.1" });
  const flags = Object.entries({ listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings });
  const child = spawn(
    join(folder, "postgres"),
    ["-D", data, "-p", `${port}`, ...flags.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...user, cwd: directory, stdio: ["ignore", "ignore", "pipe"] },
  );
  stack.defer(() => stop(child));
  await untilReady(child);
  const started = stack.move();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    process: child,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  const deadline = AbortSignal.timeout(START_MS);
  let said = "";
  for await (const [chunk] of messages(child, deadline)) {
    said += chunk;
    if (said.includes("ready to accept connections")) return;
  }
  throw new Error(`PostgreSQL did not start:\n${said}`);
}

async function* messages(child: ChildProcess, signal: AbortSignal): AsyncGenerator<[Buffer]> {
  const ended = once(child, "exit", { signal });
  const stderr = child.stderr!;
  for (;;) {
    const next = await Promise.race([once(stderr, "data", { signal }), ended.then(() => undefined)]);
    if (next === undefined) return;
    yield next as [Buffer];
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  // SIGINT is Postgres's fast stop: it ends open sessions.
  child.kill("SIGINT");
  await within({ ms: STOP_MS, onLate: () => {} }, () => ended);
  child.kill("SIGKILL");
  await ended;
}
