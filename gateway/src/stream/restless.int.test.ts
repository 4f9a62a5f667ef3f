import { createIds } from "@tetron/domain/id";
import { until } from "@tetron/domain/testing";
import { appendEvent } from "@tetron/lake/events";
import { anEvent, emptyLake } from "@tetron/lake/testing";
import { afterAll, expect, test } from "vitest";
import { restlessClient } from "./restless-testing.ts";
import { openStreamHouse } from "./testing.ts";

const TENANTS = 4;
const CLIENTS = 200;
const EVENTS = 600;
/** Events of one commit. */
const AT_ONCE = 10;
const WAIT_MS = 40_000;

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const nextId = createIds();

/** Random numbers that are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

test("200 clients that disconnect at random get what they are entitled to, in order, once", async () => {
  const lake = stack.use(await emptyLake());
  const { url, key } = await openStreamHouse(stack, lake);
  const random = numbersFrom(7);
  const keys = await Promise.all(Array.from({ length: TENANTS }, (_, tenant) => key(`tenant-${tenant}`)));
  const clients = Array.from({ length: CLIENTS }, (_, i) => {
    const tenant = i % TENANTS;
    const least = i % 3 === 0 ? Math.floor(random() * 100) : undefined;
    const filter = least === undefined ? {} : { filter: { min_score: least } };
    const client = restlessClient({
      urls: [url],
      key: keys[tenant]!.secret,
      random: numbersFrom(i + 1),
      ...filter,
    });
    return { tenant, least: least ?? 0, ...client };
  });
  await Promise.all(clients.map(({ begun }) => begun));

  const made: { readonly id: string; readonly tenant: number; readonly score: number }[] = [];
  while (made.length < EVENTS) {
    const some = Array.from({ length: AT_ONCE }, () => ({
      id: nextId("tx"),
      tenant: Math.floor(random() * TENANTS),
      score: random() * 100,
    }));
    made.push(...some);
    await lake.commit(
      some.map(({ id, tenant, score }) => {
        const data = { ...anEvent().data, transaction_id: id, fraud_score: score };
        return appendEvent(anEvent({ id: nextId("evt"), tenant: `tenant-${tenant}`, subject: id, data }));
      }),
    );
  }
  await until(
    "every client has lost its connection",
    () => clients.every(({ connections }) => connections() > 1),
    WAIT_MS,
  );
  for (const { settle } of clients) settle();
  const entitled = clients.map(({ tenant, least }) =>
    made.filter((each) => each.tenant === tenant && each.score >= least).map(({ id }) => id),
  );
  await until(
    "every client has as much as it is entitled to",
    () => clients.every(({ scores }, i) => scores.length >= entitled[i]!.length),
    WAIT_MS,
  );
  await Promise.all(clients.map(({ leave }) => leave()));

  expect(clients.map(({ scores }) => scores)).toEqual(entitled);
});
