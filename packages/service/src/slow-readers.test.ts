import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { dropSlowReaders, READER_LIMITS, type ReaderLimits } from "./slow-readers.ts";

const MEGABYTE = 1_000_000;

/** A server that answers with so many bytes. */
async function serving(bytes: number, limits: Partial<ReaderLimits>) {
  const server: Server = createServer((_request, response) => response.end(Buffer.alloc(bytes)));
  dropSlowReaders(server, { ...READER_LIMITS, sweepMs: 10, ...limits });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
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

/** Resolves when the server has hung up: a paused client sees that only once it reads. */
async function hungUp(socket: Socket): Promise<number> {
  let read = 0;
  socket.on("data", (chunk) => {
    read += chunk.length;
  });
  socket.resume();
  await new Promise((closed) => socket.once("close", closed));
  return read;
}

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

test("a client that does not read in time is hung up on", async () => {
  const socket = asking(await serving(50 * MEGABYTE, { writeDeadlineMs: 50, maxBytesPerSocket: 1e9 }), false);
  await pause(300);

  expect(await hungUp(socket)).toBeLessThan(50 * MEGABYTE);
});

test("more than one client may have waiting is too much at once", async () => {
  const socket = asking(await serving(50 * MEGABYTE, { maxBytesPerSocket: MEGABYTE }), false);
  await pause(300);

  expect(await hungUp(socket)).toBeLessThan(50 * MEGABYTE);
});

test("of many slow clients those with the most are hung up on first", async () => {
  const port = await serving(30 * MEGABYTE, { maxBytes: 40 * MEGABYTE, maxBytesPerSocket: 1e9 });
  const sockets = Array.from({ length: 4 }, () => asking(port, false));
  await pause(500);
  const read = await Promise.all(
    sockets.map((socket) => Promise.race([hungUp(socket), pause(500).then(() => Number.POSITIVE_INFINITY)])),
  );

  expect(read.filter((bytes) => bytes < 30 * MEGABYTE).length).toBeGreaterThanOrEqual(2);
});

test("a client that reads is left alone, however long it stays", async () => {
  const port = await serving(20 * MEGABYTE, { writeDeadlineMs: 2_000, maxBytesPerSocket: 1e9 });
  let read = 0;
  const socket = asking(port, true);
  socket.on("data", (chunk) => {
    read += chunk.length;
  });
  await expect.poll(() => read, { timeout: 5_000 }).toBeGreaterThan(20 * MEGABYTE);

  expect(socket.closed).toBe(false);
});
