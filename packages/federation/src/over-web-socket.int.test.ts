import type { ExecutionResult } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { type Resolvers, subgraphSchema } from "../test/compose.ts";
import { FLEET, federate } from "../test/federate.ts";
import { listen } from "../test/listen.ts";
import { inProcess } from "./in-process.ts";
import { type OverWebSocketOptions, overWebSocket } from "./over-web-socket.ts";

/** Serves the boats' subscriptions over WebSocket, and a supergraph that subscribes to them there. */
async function open(moved: unknown, options: Partial<OverWebSocketOptions> = {}) {
  const boats = FLEET["boats"]!;
  const resolvers: Resolvers = { ...boats.resolvers, Subscription: { moved: { subscribe: moved } } };
  const schema = subgraphSchema({ sdl: boats.sdl, resolvers });
  const http = await listen((_, response) => response.end());
  const sockets = new WebSocketServer({ server: http.server });
  const seen: unknown[] = [];
  useServer(
    {
      schema,
      onConnect: ({ connectionParams }) => void seen.push(connectionParams),
      onSubscribe: (_, __, { extensions }) => void seen.push(extensions),
    },
    sockets,
  );
  const subgraph = overWebSocket({ url: http.url.replace("http", "ws"), idleMs: 0, ...options });
  const { execute } = inProcess(schema);
  const fleet = federate(FLEET, { instead: { boats: { execute, subscribe: subgraph.subscribe } } });
  return {
    seen,
    sockets,
    subscribe: async () => {
      const stream = await fleet.subscribe({
        query: "subscription { moved { name stars } }",
        context: { caller: "c1" },
      });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
      return stream;
    },
    [Symbol.asyncDispose]: async () => {
      await subgraph.close();
      for (const socket of sockets.clients) socket.terminate();
      await http[Symbol.asyncDispose]();
    },
  };
}

const boat = (id: string) => ({ moved: { __typename: "Boat", id, name: `Boat ${id}` } });
const plain = (results: ExecutionResult[]) => JSON.parse(JSON.stringify(results)) as unknown;

async function* two() {
  yield boat("b1");
  yield boat("b2");
}

test("events come over the wire and are completed from the other subgraphs", async () => {
  await using remote = await open(two);

  expect(plain(await Array.fromAsync(await remote.subscribe()))).toEqual([
    { data: { moved: { name: "Boat b1", stars: 5 } } },
    { data: { moved: { name: "Boat b2", stars: 10 } } },
  ]);
});

test("the connection and each subscription can identify the caller", async () => {
  await using remote = await open(two, {
    connectionParams: () => ({ token: "t" }),
    extensions: ({ context }) => ({ caller: (context as { caller: string }).caller }),
  });
  await Array.fromAsync(await remote.subscribe());

  expect(remote.seen).toEqual([{ token: "t" }, { caller: "c1" }]);
});

test("leaving ends the subscription over there", async () => {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const asked = Promise.withResolvers<void>();
  const idle = () => ({
    [Symbol.asyncIterator]: () => ({
      next: () => {
        asked.resolve();
        return new Promise(() => undefined);
      },
      return: async () => {
        resolve("closed");
        return { value: undefined, done: true };
      },
    }),
  });
  await using remote = await open(idle);
  const stream = await remote.subscribe();
  void stream.next();
  await asked.promise;

  await stream.return(undefined);

  expect(await ended).toBe("closed");
});

test("a connection that breaks ends the stream with an error", async () => {
  const hold = async function* () {
    yield boat("b1");
    await new Promise(() => undefined);
  };
  await using remote = await open(hold);
  const stream = await remote.subscribe();
  await stream.next();
  for (const socket of remote.sockets.clients) socket.terminate();

  expect(plain([(await stream.next()).value as ExecutionResult])).toMatchObject([
    { errors: [{ message: 'Subgraph "boats" broke its subscription off.' }] },
  ]);
  expect(await stream.next()).toEqual({ value: undefined, done: true });
});

test("a subscription that is refused gives its errors and ends", async () => {
  const refuse = () => {
    throw new Error("Not today.");
  };
  await using remote = await open(refuse);

  expect(plain(await Array.fromAsync(await remote.subscribe()))).toMatchObject([
    { errors: [{ message: "Not today.", path: ["moved"], extensions: { serviceName: "boats" } }] },
  ]);
});
