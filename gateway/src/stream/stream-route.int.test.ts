import { until } from "@tetron/domain/testing";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Frame, openStreamHouse, type StreamHouse, type TestKey } from "./testing.ts";

const WAIT_MS = 10_000;

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let lake: TestLake;
let house: StreamHouse;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  house = await openStreamHouse(stack, lake);
});

let tenants = 0;
const aTenant = () => `tenant-${tenants++}`;

/** A message of an event stream. */
interface Sent {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: Frame;
}

/** Reads an event stream. Disposing it leaves. */
async function listenTo(url: string, { secret }: TestKey, headers: Record<string, string> = {}) {
  const left = new AbortController();
  const answer = await fetch(url, {
    headers: { Authorization: `Bearer ${secret}`, Accept: "text/event-stream", ...headers },
    signal: left.signal,
  });
  let text = "";
  let isOver = false;
  const reading = (async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) text += chunk;
    isOver = true;
  })();
  // Leaving aborts the reading.
  reading.catch(() => undefined);
  const field = (block: string, name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  const all = (): Sent[] =>
    text
      .split("\n\n")
      .slice(0, -1)
      .map((block) => ({
        event: field(block, "event"),
        id: field(block, "id"),
        data: JSON.parse(field(block, "data") ?? "null"),
      }));
  const messages = () => all().filter(({ data }) => data !== null);
  return {
    answer,
    /** The ids without data: where a client begins. */
    begin: () =>
      until("the place where it begins", () => all().find(({ data }) => data === null)?.id, WAIT_MS),
    take: (count: number) =>
      until(`${count} messages in ${text}`, () => messages().length >= count && messages(), WAIT_MS),
    over: () => until("the end of the stream", () => isOver, WAIT_MS),
    [Symbol.dispose]: () => left.abort(),
  };
}

test("the messages of /v1/stream come as server-sent events, each with its id", async () => {
  const tenant = aTenant();
  using stream = await listenTo(
    `${house.url}/v1/stream?channels=scores&min_score=12`,
    await house.key(tenant),
  );
  await house.score(tenant, { fraud_score: 3 });
  const id = await house.score(tenant);
  const [message] = await stream.take(1);

  expect([stream.answer.status, stream.answer.headers.get("content-type")]).toEqual([
    200,
    "text/event-stream; charset=utf-8",
  ]);
  expect(stream.answer.headers.get("x-request-id")).toMatch(/^req_/);
  expect(message).toEqual({
    event: undefined,
    id: message!.data.id,
    data: {
      channel: "scores",
      id: expect.any(String),
      event_id: expect.stringMatching(/^evt_/),
      data: expect.objectContaining({ transaction_id: id }),
    },
  });
});

test("Last-Event-ID resumes, from the last message or from where a stream began", async () => {
  const tenant = aTenant();
  const key = await house.key(tenant);
  // Earlier, and read by the gateway: nobody who begins later gets it.
  using earlier = await listenTo(`${house.url}/v1/stream`, key);
  await earlier.begin();
  await house.score(tenant);
  await earlier.take(1);
  const first = await listenTo(`${house.url}/v1/stream`, key);
  const began = await first.begin();
  const ids = [await house.score(tenant)];
  const [seen] = await first.take(1);
  first[Symbol.dispose]();
  ids.push(await house.score(tenant));
  using second = await listenTo(`${house.url}/v1/stream`, key, { "Last-Event-ID": seen!.id! });
  using third = await listenTo(`${house.url}/v1/stream`, key, { "Last-Event-ID": began });
  ids.push(await house.score(tenant));
  const scores = (sent: readonly Sent[]) => sent.map(({ data }) => data.data.transaction_id);

  expect(scores(await second.take(2))).toEqual(ids.slice(1));
  expect(scores(await third.take(3))).toEqual(ids);
});

test("a revoked key ends its stream with an error", async () => {
  const key = await house.key(aTenant());
  using stream = await listenTo(`${house.url}/v1/stream`, key);
  await key.revoke();
  await stream.over();

  expect(await stream.take(1)).toMatchObject([
    { event: "error", data: { type: "error", error: { code: "UNAUTHORIZED" } } },
  ]);
});

test("a process that stops ends its streams, and says to come back", async () => {
  await using own = new AsyncDisposableStack();
  const stopping = new AbortController();
  const { url, key } = await openStreamHouse(own, lake, { stopping: stopping.signal });
  using stream = await listenTo(`${url}/v1/stream`, await key(aTenant()));
  stopping.abort();
  await stream.over();

  expect(await stream.take(1)).toMatchObject([{ event: "error", data: { error: { code: "UNAVAILABLE" } } }]);
});

test.each([
  ["?channels=alarms", 400, "channels.0"],
  ["?from=1", 400, "from"],
  ["?min_score=high", 400, "min_score"],
  ["?min_score=", 400, "min_score"],
  ["?channels=scores&channels=routes", 400, "channels"],
  ["?channels=routes&min_score=1", 422, "min_score"],
  ["?wallets=0x1", 422, "wallets.0"],
  ["?resume_from=local:999999", 422, "resume_from"],
  ["?resume_from=x", 400, "resume_from"],
])("GET /v1/stream%s is refused before a stream begins", async (query, status, field) => {
  const { secret } = await house.key(aTenant());
  const answer = await fetch(`${house.url}/v1/stream${query}`, {
    headers: { Authorization: `Bearer ${secret}` },
  });

  expect([answer.status, (await answer.json()).error.details]).toMatchObject([status, [{ field }]]);
});

test("without a key there is no stream", async () => {
  const answer = await fetch(`${house.url}/v1/stream`);

  expect([answer.status, (await answer.json()).error.code]).toEqual([401, "UNAUTHORIZED"]);
});

test("a key without stream:read hears nothing", async () => {
  const { secret } = await house.key(aTenant(), ["score:read"]);
  const answer = await fetch(`${house.url}/v1/stream`, { headers: { Authorization: `Bearer ${secret}` } });

  expect([answer.status, (await answer.json()).error.details]).toEqual([
    403,
    [{ missing_scope: "stream:read" }],
  ]);
});
