import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { listen } from "./http.ts";
import { aServer } from "./testing.ts";

const HEAD = "POST /score HTTP/1.1\r\nHost: tetron\r\nContent-Type: application/json\r\n";

test.each([
  ["hangs up in the middle of it", `${HEAD}Content-Length: 181\r\n\r\n{"reference":"a"`, "end"],
  ["drops its connection in the middle of it", `${HEAD}Content-Length: 181\r\n\r\n{"reference":"a"`, "reset"],
  ["sends a chunk without a length", `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{"\r\nzz\r\n`, "end"],
] as const)(
  "a client that %s is at fault itself, and nothing is logged as a bug",
  async (_what, sent, leave) => {
    await using stack = new AsyncDisposableStack();
    const { app, lines, metrics } = aServer();
    const began = Promise.withResolvers<void>();
    app.addHook("onRequest", async () => began.resolve());
    app.post("/score", async ({ body }) => body);
    const url = new URL(await listen(stack, app, { host: "127.0.0.1", port: 0 }));
    const socket = connect(Number(url.port), url.hostname);
    await once(socket, "connect");
    socket.write(sent);
    await began.promise;
    if (leave === "end") socket.end();
    else socket.resetAndDestroy();
    const counted = async () =>
      (await metrics.registry.metrics())
        .split("\n")
        .filter((line) => line.startsWith("tetron_errors_total{"));
    await expect.poll(counted).toEqual(['tetron_errors_total{code="BAD_REQUEST",service="test"} 1']);
    expect(lines.filter((line) => line.includes('"msg":"bug"'))).toEqual([]);
  },
);

test("a connection of ours that breaks while a request is answered is a bug, and not the client's", async () => {
  await using stack = new AsyncDisposableStack();
  const { app } = aServer();
  app.post("/score", async () => {
    throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  });
  const url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
  const answer = await fetch(`${url}/score`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
  expect(answer.status).toBe(500);
});
