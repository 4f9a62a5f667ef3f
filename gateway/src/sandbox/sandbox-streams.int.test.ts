import { createIds } from "@tetron/domain/id";
import { until } from "@tetron/domain/testing";
import { newSecret } from "@tetron/lake/key-secret";
import { insertKey, keyRow } from "@tetron/lake/keys";
import { emptyLake } from "@tetron/lake/testing";
import { afterAll, expect, test } from "vitest";
import { openStreamHouse, subscribed, subscribeOver } from "../stream/testing.ts";
import { magicAddress, type SandboxOutcome } from "./magic.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const WAIT_MS = 20_000;
const SCOPES = ["stream:read", "score:write", "score:read", "reputation:read"] as const;
const QUERY = `subscription {
  scoreStream { recommendation fraudScore score { id recommendation } to { address reputation { score } } }
}`;

test("streams of a test key get the tenant's test scores alone, marked, and live keys get none of them", async () => {
  const lake = stack.use(await emptyLake());
  const house = await openStreamHouse(stack, lake);
  const testKey = async (tenant: string) => {
    const secret = newSecret("test");
    const id = createIds()("key");
    const of = { id, tenant, name: "test", scopes: [...SCOPES], createdAt: new Date() };
    await lake.commit([insertKey(keyRow(secret, { ...of, allowedIps: [], expiresAt: null }))]);
    return { id, secret, revoke: async () => {} };
  };
  const [mine, live, strangers] = [await testKey("acme"), await house.key("acme"), await testKey("globex")];
  const { client: socket, ack } = await subscribed(house.url, mine);
  using _socket = socket;
  const { client: liveSocket } = await subscribed(house.url, live);
  using _live = liveSocket;
  const { client: strangerSocket } = await subscribed(house.url, strangers);
  using _stranger = strangerSocket;
  using graph = subscribeOver(house.url, { key: mine, query: QUERY });

  const pay = async (outcome: SandboxOutcome) => {
    const payment = { from_address: magicAddress("approve"), to_address: magicAddress(outcome) };
    const answer = await fetch(`${house.url}/v1/score`, {
      method: "POST",
      headers: { Authorization: `Bearer ${mine.secret}`, "Content-Type": "application/json" },
      body: JSON.stringify({ ...payment, amount: "0.5", currency: "ETH", network: "ethereum" }),
    });
    return (await answer.json()).transaction_id;
  };
  await house.score("acme");
  await pay("pending");
  const declined = await pay("decline");
  const [message] = await socket.messages(1);
  expect(message).toMatchObject({
    ...{ test: true, channel: "scores" },
    data: { transaction_id: declined, recommendation: "decline", fraud_score: 97.07 },
  });
  // The graph's subscription may have begun after the first one.
  const answer = await until(
    "the subscription has an answer for it",
    async () => {
      const reviewed = await pay("review");
      return graph.answers.find(({ data }) => data?.scoreStream.score.id === reviewed);
    },
    WAIT_MS,
  );
  expect(answer).toMatchObject({
    extensions: { test: true },
    data: {
      scoreStream: {
        recommendation: "REVIEW",
        score: { recommendation: "REVIEW" },
        to: { address: magicAddress("review"), reputation: { score: 50 } },
      },
    },
  });
  const events = await fetch(`${house.url}/v1/stream?resume_from=${ack.resume_from}`, {
    headers: { Authorization: `Bearer ${mine.secret}` },
  });
  let sent = "";
  for await (const chunk of events.body!.pipeThrough(new TextDecoderStream())) {
    sent += chunk;
    if (sent.includes("data: ")) break;
  }
  expect(JSON.parse(/^data: (.*)$/m.exec(sent)![1]!)).toEqual(message);

  const { client: later } = await subscribed(house.url, mine, { resume_from: ack.resume_from });
  using _later = later;
  expect((await later.messages(2))[0]).toEqual(message);

  const [own] = await liveSocket.messages(1);
  expect(own).not.toHaveProperty("test");
  await house.score("acme");
  await liveSocket.messages(2);
  expect(liveSocket.frames.filter(({ test: isTest }) => isTest)).toEqual([]);
  expect(strangerSocket.frames.filter(({ channel }) => channel)).toEqual([]);
});
