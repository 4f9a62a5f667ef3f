import type { ExecutionResult } from "graphql";
import { expect, test } from "vitest";
import { FLEET, federate } from "../test/federate.ts";
import type { SubgraphSubscribe } from "./subgraph.ts";

const query = "subscription { moved { name stars } }";
const execute = () => ({ data: {} });

/** The fleet with the test's own source of events. */
const from = (subscribe: SubgraphSubscribe, deadlineMs = 10_000) =>
  federate(FLEET, { deadlineMs, instead: { boats: { execute, subscribe } } });

async function opened(answer: ReturnType<ReturnType<typeof federate>["subscribe"]>) {
  const stream = await answer;
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  return stream;
}

/** A source that waits forever and records that it was closed. */
function idle() {
  const noted = { closed: 0, aborted: false };
  const subscribe: SubgraphSubscribe = ({ signal }) => {
    signal.addEventListener("abort", () => {
      noted.aborted = true;
    });
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: async () => {
          noted.closed++;
          return { value: undefined, done: true };
        },
      }),
    };
  };
  return { subscribe, noted };
}

test("each event is completed from the other subgraphs", async () => {
  const fleet = federate(FLEET);
  const results = await Array.fromAsync(await opened(fleet.subscribe({ query })));

  expect(JSON.parse(JSON.stringify(results))).toEqual([
    { data: { moved: { name: "Boat 1", stars: 5 } } },
    { data: { moved: { name: "Boat 2", stars: 10 } } },
  ]);
});

test("variables and aliases count for subscriptions too", async () => {
  const subscription = { query: "subscription ($from: Int) { it: moved(from: $from) { label: name } }" };
  const results = await Array.fromAsync(
    await opened(federate(FLEET).subscribe({ ...subscription, variables: { from: 1 } })),
  );

  expect(JSON.parse(JSON.stringify(results))).toEqual([{ data: { it: { label: "Boat 2" } } }]);
});

test("each event gets a context of its own when it is asked for", async () => {
  const fleet = federate(FLEET);
  let events = 0;
  await Array.fromAsync(await opened(fleet.subscribe({ query, eventContext: () => `event ${++events}` })));

  expect(fleet.requests.map(({ context }) => context)).toEqual(["event 1", "event 2"]);
});

test("leaving ends a stream that waits, at once, and closes its source", async () => {
  const { subscribe, noted } = idle();
  const stream = await opened(from(subscribe).subscribe({ query }));
  const next = stream.next();

  await stream.return(undefined);

  expect(await next).toEqual({ value: undefined, done: true });
  expect(await stream.next()).toEqual({ value: undefined, done: true });
  expect(noted).toEqual({ closed: 1, aborted: true });
});

test("the client's signal ends the stream as well", async () => {
  const { subscribe, noted } = idle();
  const client = new AbortController();
  const stream = await opened(from(subscribe).subscribe({ query, signal: client.signal }));
  const next = stream.next();

  client.abort();

  expect(await next).toEqual({ value: undefined, done: true });
  expect(noted).toEqual({ closed: 1, aborted: true });
});

test("leaving a loop closes the source", async () => {
  const { subscribe, noted } = idle();
  const one: SubgraphSubscribe = (request) => {
    const source = (subscribe(request) as AsyncIterable<ExecutionResult>)[Symbol.asyncIterator]();
    return {
      [Symbol.asyncIterator]: () => ({
        ...source,
        next: async () => ({
          value: { data: { moved: { __typename: "Boat", id: "b3", name: "B" } } },
          done: false,
        }),
      }),
    };
  };
  for await (const result of await opened(from(one).subscribe({ query }))) {
    expect(result.data).toEqual({ moved: { name: "B", stars: 15 } });
    break;
  }

  expect(noted.closed).toBe(1);
});

test("errors of an event and of its completion come together", async () => {
  const subscribe: SubgraphSubscribe = async function* () {
    yield { data: { moved: null }, errors: [{ message: "Lost.", path: ["moved"] }] } as never;
    yield { errors: [{ message: "Nothing." }] } as never;
    yield 7 as never;
  };
  const results = await Array.fromAsync(await opened(from(subscribe).subscribe({ query })));

  expect(results.map(({ data, errors }) => [data, errors?.[0]?.message])).toEqual([
    [{ moved: null }, "Lost."],
    [{ moved: null }, "Nothing."],
    [{ moved: null }, 'Subgraph "boats" answered with something that is no GraphQL result.'],
  ]);
});

test("a source that throws ends the stream with an error", async () => {
  const subscribe: SubgraphSubscribe = async function* () {
    yield { data: { moved: null } };
    throw new Error("secret");
  };
  const results = await Array.fromAsync(await opened(from(subscribe).subscribe({ query })));

  expect(results).toMatchObject([
    { data: { moved: null } },
    { errors: [{ message: 'Subgraph "boats" broke its subscription off.' }] },
  ]);
});

test("a source that fails to close does not fail the subscription", async () => {
  const stubborn: SubgraphSubscribe = () => ({
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => undefined),
      return: () => {
        throw new Error("I stay.");
      },
    }),
  });
  const stream = await opened(from(stubborn).subscribe({ query }));
  const next = stream.next();
  await stream.return(undefined);

  expect(await next).toEqual({ value: undefined, done: true });
  // An unhandled rejection would be reported within this turn and fail the test.
  await new Promise(setImmediate);
});

test("a source that cannot be opened gives one result", async () => {
  const refused = { errors: [{ message: "No." }] } as never;
  expect(await from(() => refused).subscribe({ query })).toMatchObject({ errors: [{ message: "No." }] });
  expect(await from(() => Promise.reject(new Error("secret"))).subscribe({ query })).toMatchObject({
    errors: [{ extensions: { code: "SUBGRAPH_UNREACHABLE" } }],
  });
});

test("opening has a deadline, and a source that comes late is closed", async () => {
  const { subscribe, noted } = idle();
  const opening = Promise.withResolvers<void>();
  const late: SubgraphSubscribe = async (request) => {
    await opening.promise;
    return subscribe(request);
  };

  expect(await from(late, 10).subscribe({ query })).toMatchObject({
    errors: [{ extensions: { code: "SUBGRAPH_DEADLINE_EXCEEDED" } }],
  });
  opening.resolve();
  await expect.poll(() => noted.closed).toBe(1);
});

test("subscribing to a subgraph without subscribe is an error", async () => {
  expect(await federate(FLEET, { instead: { boats: execute } }).subscribe({ query })).toMatchObject({
    errors: [{ message: 'Subgraph "boats" cannot be subscribed to.' }],
  });
});

test("a subscription is not executed, and a query that is subscribed to gives its result", async () => {
  const fleet = federate(FLEET);

  expect(await fleet.execute({ query })).toMatchObject({
    errors: [{ extensions: { code: "SUBSCRIPTION_UNSUPPORTED" } }],
  });
  expect(await fleet.subscribe({ query: "{ best { stars } }" })).toEqual({ data: { best: { stars: 10 } } });
  expect(await fleet.subscribe({ query: "subscription { nothing }" })).toHaveProperty("errors");
});

test("a client that disconnected before the source was open gets its own abort reason", async () => {
  const client = new AbortController();
  const opening = Promise.withResolvers<void>();
  const never: SubgraphSubscribe = () => {
    opening.resolve();
    return new Promise(() => undefined);
  };
  const answer = from(never).subscribe({ query, signal: client.signal });
  await opening.promise;
  client.abort(new Error("gone"));

  await expect(answer).rejects.toThrow("gone");
});
