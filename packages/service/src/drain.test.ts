import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { expect, test } from "vitest";
import { aServer } from "./testing.ts";

const HEAD = "Host: x\r\nConnection: keep-alive\r\n";

async function aListening(open: (app: FastifyInstance) => void) {
  const server = aServer();
  open(server.app);
  const url = new URL(await server.app.listen({ host: "127.0.0.1", port: 0 }));
  const port = Number(url.port);
  return { ...server, dial: () => dial(port), accepts: () => accepts(port) };
}

/** Whether a server takes new connections. */
async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const accepted = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return accepted;
}

/** A client that never hangs up by itself. */
function dial(port: number): { socket: Socket; said: () => string; closed: Promise<unknown> } {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk;
  });
  socket.on("error", () => {});
  return { socket, said: () => said, closed: once(socket, "close") };
}

test("clients that keep their connections do not keep a server from closing", async () => {
  const { app, stopping, dial: client } = await aListening((it) => it.get("/quick", async () => ({})));
  const [fresh, idle, half] = [client(), client(), client()];
  idle.socket.write(`GET /quick HTTP/1.1\r\n${HEAD}\r\n`);
  half.socket.write("GET /quick HTTP/1.1\r\nHo");
  await expect.poll(idle.said).toContain("200 OK");

  stopping.abort();
  await app.close();
  await Promise.all([fresh.closed, idle.closed, half.closed]);
});

test("a running request is answered with Connection: close, and its connection is closed", async () => {
  const answer = Promise.withResolvers<object>();
  const asked = Promise.withResolvers<void>();
  const {
    app,
    stopping,
    accepts,
    dial: client,
  } = await aListening((it) =>
    it.get("/slow", () => {
      asked.resolve();
      return answer.promise;
    }),
  );
  const { socket, said, closed } = client();
  socket.write(`GET /slow HTTP/1.1\r\n${HEAD}\r\n`);
  await asked.promise;

  stopping.abort();
  const closing = app.close();
  await expect.poll(accepts).toBe(false);
  expect(socket.destroyed).toBe(false);
  answer.resolve({ done: true });
  await Promise.all([closing, closed]);
  expect(said()).toMatch(/200 OK.*connection: close.*"done":true/is);
});

test("a response that does not end is cut off, and its handler's signal aborts", async () => {
  const left = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const { app, dial: client } = await aListening((it) =>
    it.get("/never", (request) => {
      request.signal.addEventListener("abort", () => left.resolve());
      asked.resolve();
      return new Promise(() => {});
    }),
  );
  const { socket, closed } = client();
  socket.write(`GET /never HTTP/1.1\r\n${HEAD}\r\n`);
  await asked.promise;
  await Promise.all([app.close(), closed, left.promise]);
});
