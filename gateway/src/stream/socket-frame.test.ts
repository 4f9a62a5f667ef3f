import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { bytesOf, textFrame, textOfFrame } from "./socket-frame.ts";

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  "a client reads a frame of %i bytes",
  async (length) => {
    await using stack = new AsyncDisposableStack();
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
    stack.defer(() => server.close());
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const text = "ä".repeat(Math.floor(length / 2)) + "x".repeat(length % 2);
    const frame = textFrame(bytesOf(text));
    server.on("connection", (_ws, { socket }) => {
      socket.write(frame, "latin1");
      socket.write(textFrame("last"), "latin1");
    });
    const client = new WebSocket(`ws://127.0.0.1:${port}`);
    stack.defer(() => client.terminate());
    const read: string[] = [];
    const all = Promise.withResolvers<void>();
    client.on("message", (data, isBinary) => {
      expect(isBinary).toBe(false);
      if (read.push(String(data)) === 2) all.resolve();
    });
    client.on("error", all.reject);
    await all.promise;

    expect(read).toEqual([text, "last"]);
    expect(textOfFrame(frame)).toBe(text);
  },
);
