import type { Scope } from "@tetron/domain/scope";
import { emptyLake } from "@tetron/lake/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aScore, someSubgraphs } from "../testing.ts";
import { openStreamHouse, type StreamHouse, subscribeOver, untilDelivered } from "./testing.ts";

const SCOPES: readonly Scope[] = ["stream:read", "score:read", "reputation:read"];
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let house: StreamHouse;
/** Scores that were asked for from the scoring subgraph. */
let executions: string[] = [];
let isBroken = false;

beforeAll(async () => {
  const lake = stack.use(await emptyLake());
  const score = () => {
    if (isBroken) throw new Error("The reputation is broken.");
    return 61.5;
  };
  const supergraph = localSupergraph(
    someSubgraphs({
      scoring: {
        Score: {
          __resolveReference({ id }: { id: string }) {
            executions.push(id);
            return aScore({ id });
          },
        },
      },
      reputation: {
        Wallet: {
          __resolveReference: (wallet: object) => wallet,
          reputation: () => ({ score, confidence: 0.5 }),
        },
      },
    }),
  );
  house = await openStreamHouse(stack, lake, { supergraph });
});
beforeEach(() => {
  executions = [];
  isBroken = false;
});

const selection = (leaf: string) =>
  `subscription { scoreStream { transactionId score { status } to { reputation { ${leaf} } } } }`;

async function subscribed(
  subscriptions: DisposableStack,
  tenant: string,
  scopes: readonly Scope[],
  query: string,
) {
  const key = await house.key(tenant, scopes);
  const subscription = subscriptions.use(subscribeOver(house.url, { key, query }));
  await untilDelivered(house, tenant, subscription);
  return {
    errors: () => subscription.answers.flatMap(({ errors = [] }) => errors),
    /** The answer for a score. */
    async answerOf(id: string) {
      await expect
        .poll(() => subscription.answers.map(({ data }) => data?.scoreStream.transactionId))
        .toContain(id);
      return subscription.answers.find(({ data }) => data?.scoreStream.transactionId === id);
    },
  };
}

test("selections of the same objects are executed once for an event, by keys that may see the same", async () => {
  using open = new DisposableStack();
  const numbers = await subscribed(open, "acme", SCOPES, selection("n: score"));
  const words = await subscribed(open, "acme", [...SCOPES, "route:read"], selection("confidence score"));
  const id = await house.score("acme");

  expect((await numbers.answerOf(id)).data.scoreStream).toEqual({
    transactionId: id,
    score: { status: "COMPLETED" },
    to: { reputation: { n: 61.5 } },
  });
  expect((await words.answerOf(id)).data.scoreStream.to.reputation).toEqual({
    confidence: 0.5,
    score: 61.5,
  });
  expect(executions.filter((each) => each === id)).toEqual([id]);
});

test("an error is of the selection that met it, and of no other", async () => {
  using open = new DisposableStack();
  const numbers = await subscribed(open, "umbrella", SCOPES, selection("score"));
  const words = await subscribed(open, "umbrella", SCOPES, selection("confidence"));
  isBroken = true;
  const id = await house.score("umbrella");

  const good = await words.answerOf(id);
  expect(good.errors).toBeUndefined();
  expect(good.data.scoreStream.to.reputation).toEqual({ confidence: 0.5 });
  await expect.poll(() => numbers.errors()[0]?.path).toEqual(["scoreStream", "to", "reputation", "score"]);
});
