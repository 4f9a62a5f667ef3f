import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A connection to a node that a test can cut. */
export interface Line extends AsyncDisposable {
  /** The node's URL by way of this line, with the name and password that it has. */
  readonly url: string;
  /** Cuts every connection once so many more messages went to the node, and refuses new ones. */
  cutAfter(messages: number): void;
  /** Whether it is cut at present. */
  isCut(): boolean;
  mend(): void;
}

/** Opens a line to a node; WebSockets go through it too. */
export async function aLine(node: string): Promise<Line> {
  const { hostname, port } = new URL(node);
  const sockets = new Set<Socket>();
  let [left, cut] = [Number.POSITIVE_INFINITY, false];
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    return socket;
  };
  const server = createServer((client) => {
    if (cut) return void client.destroy();
    const far = keep(connect(Number(port), hostname));
    keep(client).on("close", () => far.destroy());
    far.on("close", () => client.destroy());
    far.pipe(client);
    client.on("data", (message) => {
      left -= 1;
      if (left < 0) cut = true;
      if (cut) for (const socket of sockets) socket.destroy();
      else far.write(message);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = new URL(node);
  url.port = `${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cutAfter: (messages) => {
      left = messages;
    },
    isCut: () => cut,
    mend: () => {
      [left, cut] = [Number.POSITIVE_INFINITY, false];
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
}
