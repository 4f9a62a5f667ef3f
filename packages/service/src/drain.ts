import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** How long running requests may take once the server is closing. */
const DRAIN_MS = 2_000;
const SWEEP_MS = 50;

/**
 * Makes a server close in time whatever its clients do. While it stops, answers say `Connection: close`, and
 * idle connections are closed repeatedly: clients keep answered ones alive, and Node counts unused ones as
 * busy. Requests that are not answered after two seconds are cut off.
 */
export function addDrain(app: FastifyInstance, stopping: AbortSignal): void {
  const requests = new Map<Socket, number>();
  let closing = false;
  app.server.on("connection", (socket) => {
    requests.set(socket, 0);
    socket.once("close", () => requests.delete(socket));
  });
  const count = (socket: Socket, change: number) => {
    const open = requests.get(socket);
    if (open !== undefined) requests.set(socket, open + change);
  };
  app.addHook("onRequest", (request, reply, done) => {
    const { socket } = request.raw;
    count(socket, 1);
    reply.raw.once("close", () => count(socket, -1));
    done();
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (closing || stopping.aborted) reply.header("Connection", "close");
    done();
  });
  app.addHook("preClose", async () => {
    closing = true;
    if (!app.server.listening) return;
    const deadline = Date.now() + DRAIN_MS;
    const sweep = () => {
      const isOver = Date.now() >= deadline;
      for (const [socket, open] of requests) {
        if (isOver) socket.destroy();
        else if (open === 0) socket.destroySoon();
      }
    };
    const timer = setInterval(sweep, SWEEP_MS);
    app.server.once("close", () => clearInterval(timer));
    sweep();
  });
}
