import type { EventData } from "@tetron/domain/events";
import { createIds } from "@tetron/domain/id";
import type { Scope } from "@tetron/domain/scope";
import { until } from "@tetron/domain/testing";
import { appendEvent } from "@tetron/lake/events";
import { createKeyCache } from "@tetron/lake/key-cache";
import { newSecret } from "@tetron/lake/key-secret";
import { insertKey, keyRow, revokeKeyAt } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import { anEvent } from "@tetron/lake/testing";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { GatewayDeps } from "../gateway.ts";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, someSubgraphs } from "../testing.ts";

const WAIT_MS = 10_000;
const nextId = createIds();

/** A key of a tenant, and how to revoke it. */
export interface TestKey {
  readonly id: string;
  readonly secret: string;
  revoke(): Promise<void>;
}

/** A gateway over a lake, in which a test makes things happen. */
export interface StreamHouse {
  /** `http://host:port`. */
  readonly url: string;
  readonly log: readonly string[];
  key(tenant: string, scopes?: readonly Scope[]): Promise<TestKey>;
  /** Commits a score of a tenant. @returns Its id. */
  score(tenant: string, changes?: Partial<EventData<"score.completed">>): Promise<string>;
}

/** Opens a gateway with streams over `lake`; by default nothing answers behind it. */
export async function openStreamHouse(
  stack: AsyncDisposableStack,
  lake: Lake,
  deps: Partial<GatewayDeps> = {},
): Promise<StreamHouse> {
  const supergraph = localSupergraph(someSubgraphs({}));
  const { url, log } = await aGateway(stack, { supergraph, keys: createKeyCache(lake.db), lake, ...deps });
  return {
    url,
    log,
    async key(tenant, scopes = ["stream:read"]) {
      const secret = newSecret();
      const id = nextId("key");
      const of = { id, tenant, name: "test", scopes: [...scopes], createdAt: new Date() };
      const row = keyRow(secret, { ...of, allowedIps: [], expiresAt: null });
      await lake.commit([insertKey(row)]);
      return { id, secret, revoke: () => lake.commit([revokeKeyAt(row, new Date())]) };
    },
    async score(tenant, changes = {}) {
      const id = nextId("tx");
      const data = { ...anEvent().data, transaction_id: id, ...changes };
      await lake.commit([appendEvent(anEvent({ id: nextId("evt"), tenant, subject: id, data }))]);
      return id;
    },
  };
}

/** A frame of the server. */
// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a frame.
export type Frame = any;

/** A client of a WebSocket. Disposing it cuts the connection. */
export interface StreamClient extends Disposable {
  readonly ws: WebSocket;
  /** Every frame so far. */
  readonly frames: readonly Frame[];
  send(frame: unknown): void;
  /** Waits for so many frames that match. */
  take(matches: (frame: Frame) => boolean, count?: number): Promise<Frame[]>;
  /** Waits for the messages of channels. */
  messages(count: number): Promise<Frame[]>;
  /** The code with which the socket was closed. */
  readonly closed: Promise<number>;
}

/** Connects to `/v1/stream`, or another path. */
export async function connectTo(
  url: string,
  { path = "/v1/stream", protocol = [] as string | string[], headers = {} } = {},
): Promise<StreamClient> {
  const ws = new WebSocket(url.replace("http", "ws") + path, protocol, { headers, perMessageDeflate: false });
  const frames: Frame[] = [];
  const closed = new Promise<number>((resolve) => ws.on("close", resolve));
  ws.on("message", (data) => frames.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => ws.on("open", resolve).on("error", reject));
  const take = (matches: (frame: Frame) => boolean, count = 1) =>
    until(
      `${count} frames among ${JSON.stringify(frames.slice(-3))}`,
      () => {
        const found = frames.filter(matches);
        return found.length >= count && found;
      },
      WAIT_MS,
    );
  return {
    ws,
    frames,
    closed,
    send: (frame) => ws.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    take,
    messages: (count) => take(({ channel }) => channel !== undefined, count),
    [Symbol.dispose]: () => ws.terminate(),
  };
}

/** Connects with a key. */
export async function authenticated(url: string, { secret }: TestKey): Promise<StreamClient> {
  const client = await connectTo(url);
  client.send({ action: "authenticate", apiKey: secret });
  await client.take(({ action }) => action === "authenticate");
  return client;
}

/** Connects and subscribes. @returns The client, and the acknowledgement. */
export async function subscribed(url: string, key: TestKey, asked: object = {}) {
  const client = await authenticated(url, key);
  client.send({ action: "subscribe", channels: ["scores"], ...asked });
  const [ack] = await client.take(({ action }) => action === "subscribe");
  return { client, ack };
}

/** A GraphQL subscription of a client. */
export type GraphSubscription = ReturnType<typeof subscribeOver>;

/** Subscribes over graphql-ws. Disposing it leaves. */
export function subscribeOver(
  url: string,
  {
    key,
    query,
    variables = {},
    operationName,
  }: {
    readonly key: TestKey;
    readonly query: string;
    readonly variables?: object;
    readonly operationName?: string;
  },
) {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${key.secret}` },
    retryAttempts: 0,
  });
  const answers: Frame[] = [];
  const errors: Frame[] = [];
  let isOver = false;
  client.subscribe(
    { query, variables: { ...variables }, ...(operationName !== undefined && { operationName }) },
    {
      next: (answer) => void answers.push(answer),
      error: (error) => void errors.push(error),
      complete: () => {
        isOver = true;
      },
    },
  );
  return {
    answers,
    errors,
    take: (count: number) => until(`${count} answers`, () => answers.length >= count && answers, WAIT_MS),
    refused: () => until("a refusal", () => errors[0], WAIT_MS),
    isOver: () => isOver,
    [Symbol.dispose]: () => void client.dispose(),
  };
}

/** Makes scores until the subscription has begun. */
export async function untilDelivered(house: StreamHouse, tenant: string, subscription: GraphSubscription) {
  await until(
    "the subscription is live",
    async () => {
      await house.score(tenant);
      return subscription.answers.length > 0 || subscription.errors.length > 0;
    },
    WAIT_MS,
  );
  if (subscription.errors[0]) throw new Error(JSON.stringify(subscription.errors));
}
