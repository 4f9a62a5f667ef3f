import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { dropSlowReaders, READER_LIMITS, type ReaderLimits } from "./slow-readers.ts";

const MEGABYTE = 1_000_000;

/** A server that answers with so many bytes, and its ends of the connections. */
async function serving(bytes: number, limits: Partial<ReaderLimits>) {
  const sockets: Socket[] = [];
  const server: Server = createServer((_request, response) => response.end(Buffer.alloc(bytes)));
  dropSlowReaders(server, { ...READER_LIMITS, sweepMs: 10, ...limits });
  server.on("connection", (socket: Socket) => sockets.push(socket));
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, sockets };
}

/** A client that asks and reads nothing, or all of it. */
function asking(port: number, reads: boolean): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  if (reads) socket.resume();
  else socket.pause();
  socket.on("error", () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Resolves once the server has hung up on its one client. @returns Bytes that the client could still read. */
async function readAfterHangUp(socket: Socket, sockets: readonly Socket[]): Promise<number> {
  await expect.poll(() => sockets[0]?.destroyed, { timeout: 5_000 }).toBe(true);
  let read = 0;
  socket.on("data", (chunk) => {
    read += chunk.length;
  });
  socket.resume();
  await new Promise((closed) => socket.once("close", closed));
  return read;
}

test("a client that does not read in time is hung up on", async () => {
  const { port, sockets } = await serving(50 * MEGABYTE, { writeDeadlineMs: 50, maxBytesPerSocket: 1e9 });

  expect(await readAfterHangUp(asking(port, false), sockets)).toBeLessThan(50 * MEGABYTE);
});

test("more than one client may have waiting is too much at once", async () => {
  const { port, sockets } = await serving(50 * MEGABYTE, { maxBytesPerSocket: MEGABYTE });

  expect(await readAfterHangUp(asking(port, false), sockets)).toBeLessThan(50 * MEGABYTE);
});

test("of many slow clients those with the most are hung up on first", async () => {
  const limits = { maxBytes: 40 * MEGABYTE, maxBytesPerSocket: 1e9 };
  const { port, sockets } = await serving(30 * MEGABYTE, limits);
  for (let i = 0; i < 4; i++) asking(port, false);
  const waiting = () => sockets.reduce((sum, { writableLength }) => sum + writableLength, 0);
  await expect.poll(() => sockets.length === 4 && waiting() <= limits.maxBytes).toBe(true);

  const left = sockets.filter(({ destroyed }) => !destroyed);
  expect(left.length).toBeLessThanOrEqual(2);
  expect(left.length).toBeGreaterThanOrEqual(1);
});

test("a client that reads is left alone, however long it stays", async () => {
  const { port } = await serving(20 * MEGABYTE, { writeDeadlineMs: 2_000, maxBytesPerSocket: 1e9 });
  let read = 0;
  const socket = asking(port, true);
  socket.on("data", (chunk) => {
    read += chunk.length;
  });
  await expect.poll(() => read, { timeout: 5_000 }).toBeGreaterThan(20 * MEGABYTE);

  expect(socket.closed).toBe(false);
});
