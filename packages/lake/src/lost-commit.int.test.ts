import { connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Lake } from "./lake.ts";
import { findAnyScore, insertScore } from "./scores.ts";
import { aScore, missingPostgres, openTestLake, type PostgresServer, startPostgres } from "./testing.ts";

/** What happens to the next commit in transit: both cut the connection. */
type Fate = "arrives and its answer is lost" | "is lost" | undefined;

/** A proxy to a PostgreSQL server that can lose a commit, or the answer to it. */
async function aBadWay(stack: AsyncDisposableStack, port: number) {
  const way: { fate: Fate; port: number } = { fate: undefined, port: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    }
    let isDeaf = false;
    client.on("data", (bytes) => {
      const { fate } = way;
      if (fate === undefined || !bytes.includes("commit")) return void upstream.write(bytes);
      way.fate = undefined;
      isDeaf = true;
      if (fate === "is lost") return void client.destroy();
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => (isDeaf ? client.destroy() : client.write(bytes)));
    client.on("close", () => upstream.end());
    upstream.on("close", () => client.end());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  stack.defer(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  way.port = (server.address() as { port: number }).port;
  return way;
}

describe.skipIf(missingPostgres() !== undefined)("a commit that is not answered", () => {
  const stack = new AsyncDisposableStack();
  let server: PostgresServer;
  let way: Awaited<ReturnType<typeof aBadWay>>;
  let lake: Lake;
  beforeAll(async () => {
    server = stack.use(await startPostgres());
    const url = new URL(server.url);
    way = await aBadWay(stack, Number(url.port));
    url.port = String(way.port);
    lake = stack.use(await openTestLake({ databaseUrl: url.href }));
  });
  afterAll(() => stack.disposeAsync());

  test("and is found in the store succeeds", async () => {
    const score = aScore();
    way.fate = "arrives and its answer is lost";
    await lake.commit([insertScore(score)]);
    expect(await findAnyScore(lake.db, score.id)).toEqual(score);
  });

  test("and is not found in the store fails with nothing_done", async () => {
    const score = aScore();
    way.fate = "is lost";
    await expect(lake.commit([insertScore(score)])).rejects.toMatchObject({
      code: "UNAVAILABLE",
      details: { outcome: "nothing_done" },
    });
    expect(await findAnyScore(lake.db, score.id)).toBeUndefined();
  });

  test("by a hanging store fails with an unknown outcome", async () => {
    const score = aScore();
    // Only the proxied process loses its server: new connections are accepted and never answered.
    const { rows } = await lake.db.execute<{ pid: number }>("select pg_backend_pid() as pid");
    process.kill(rows[0]!.pid, "SIGSTOP");
    try {
      await expect(lake.commit([insertScore(score)])).rejects.toMatchObject({
        code: "UNAVAILABLE",
        details: { outcome: "unknown" },
      });
    } finally {
      process.kill(rows[0]!.pid, "SIGCONT");
    }
    await expect.poll(() => findAnyScore(lake.db, score.id), { timeout: 10_000 }).toEqual(score);
  });
});

test("a commit that begins while the store is down has written nothing", async () => {
  if (missingPostgres() !== undefined) return;
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await startPostgres());
  await using lake = await openTestLake({ databaseUrl: server.url });
  await server[Symbol.asyncDispose]();
  await expect(lake.commit([insertScore(aScore())])).rejects.toMatchObject({
    code: "UNAVAILABLE",
    details: { outcome: "nothing_done" },
  });
});
