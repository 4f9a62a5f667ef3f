import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "@tetron/domain/testing";
import { appendEvent } from "@tetron/lake/events";
import { aRootKeyFile, nextMessage, openTestLake, startPostgres } from "@tetron/lake/testing";
import { atRate, TENANT } from "./at-rate.ts";
import { scoreEvent } from "./score-event.ts";
import type { Order, Report } from "./server.ts";

/** Where a server is, and who may ask it. */
export interface Places {
  readonly hub: string;
  readonly bare: string;
  readonly naive: string;
  readonly keys: readonly string[];
  /** Ids of scores that events may be of. */
  readonly scores: readonly string[];
}

/** Commits events at a rate. @returns What it took the measured process until all were delivered. */
export type Emit = (count: number, perSecond: number) => Promise<Report>;

/** The process that is measured, and who commits its events. */
export interface Server {
  readonly places: Places;
  order(asked: Order): Promise<Report>;
  tell(asked: Order): void;
  readonly emit: Emit;
}

/** The least that a program has to do for the same events, in a process of its own. */
export interface Floor {
  readonly url: string;
  readonly emit: Emit;
  tell(asked: Order): void;
}

function start(
  stack: AsyncDisposableStack,
  file: string,
  args: readonly string[],
): { child: ChildProcess; tell: (asked: Order) => void; order: (asked: Order) => Promise<Report> } {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ["--expose-gc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  stack.defer(() => void child.kill());
  const tell = (asked: Order) => void child.send(asked);
  const order = async (asked: Order) => {
    tell(asked);
    return (await nextMessage(child)) as Report;
  };
  return { child, tell, order };
}

/** @param env - Settings of the server: where its store is. */
async function startServer(stack: AsyncDisposableStack, env: Readonly<Record<string, string>>) {
  const home = stack.use(temporaryFolder()).path;
  const { child, ...asked } = start(stack, "server.ts", [home, JSON.stringify(env)]);
  return { ...asked, places: (await nextMessage(child)) as Places };
}

/** The store in the server, which commits the events too. */
export async function startEmbedded(stack: AsyncDisposableStack): Promise<Server> {
  const server = await startServer(stack, {});
  return {
    ...server,
    emit: (count, perSecond) => server.order({ do: "events", to: "hub", count, perSecond }),
  };
}

/** PostgreSQL, to which this process commits, and the floor beside the server. */
export async function startOverPostgres(
  stack: AsyncDisposableStack,
): Promise<{ readonly server: Server; readonly floor: Floor }> {
  const { url } = stack.use(await startPostgres());
  const env = { DATABASE_URL: url, TETRON_ROOT_KEY_FILE: await aRootKeyFile() };
  const server = await startServer(stack, env);
  const lake = await openTestLake({ databaseUrl: url });
  const { scores } = server.places;
  const emitTo =
    ({ tell, order }: Pick<Server, "tell" | "order">): Emit =>
    async (count, perSecond) => {
      tell({ do: "begin" });
      await atRate({ count, perSecond }, (i) =>
        lake.commit([appendEvent(scoreEvent({ id: scores[i % scores.length]!, tenant: TENANT, i }))]),
      );
      return order({ do: "end" });
    };
  const { child, ...floor } = start(stack, "floor.ts", [url]);
  const { url: floorUrl } = (await nextMessage(child)) as { readonly url: string };
  return {
    server: { ...server, emit: emitTo(server) },
    floor: { url: floorUrl, tell: floor.tell, emit: emitTo(floor) },
  };
}
