import { until } from "@tetron/domain/testing";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Frame, StreamHouse, TestKey } from "./testing.ts";

const WAIT_MS = 10_000;

/** A subscription of a client. */
export type GraphSubscription = ReturnType<typeof subscribeOver>;

/** Subscribes over graphql-ws. Disposing it leaves. */
export function subscribeOver(
  url: string,
  {
    key,
    query,
    variables = {},
  }: { readonly key: TestKey; readonly query: string; readonly variables?: object },
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
    { query, variables: { ...variables } },
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
