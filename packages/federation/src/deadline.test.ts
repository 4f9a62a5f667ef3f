import { getEventListeners } from "node:events";
import type { ExecutionResult } from "graphql";
import { afterEach, expect, test, vi } from "vitest";
import type { SubgraphSources } from "../test/compose.ts";
import { answerTo, FLEET, federate } from "../test/federate.ts";
import type { SubgraphExecute, SubgraphRequest } from "./subgraph.ts";

/** A subgraph that never answers, and the signals that it received. */
function hanging() {
  const signals: AbortSignal[] = [];
  const execute: SubgraphExecute = ({ signal }: SubgraphRequest) => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  return { execute, signals };
}

afterEach(() => void vi.useRealTimers());

const query = "{ boats { name stars class } }";

test("a fetch past its deadline is an error beside the rest of the answer", async () => {
  const { execute, signals } = hanging();
  const fleet = federate(FLEET, { deadlineMs: 20, instead: { ratings: execute } });

  const { data, errors } = await answerTo(fleet, '{ boat(id: "b1") { name stars } }');

  expect(data).toEqual({ boat: { name: "Boat 1", stars: null } });
  expect(errors).toMatchObject([
    {
      message: 'Subgraph "ratings" did not answer within 20 ms.',
      path: ["boat"],
      extensions: { code: "SUBGRAPH_DEADLINE_EXCEEDED", serviceName: "ratings" },
    },
  ]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test("each fetch has a deadline of its own", async () => {
  vi.useFakeTimers();
  const late =
    (data: object): SubgraphExecute =>
    async () => {
      await vi.advanceTimersByTimeAsync(40);
      return { data } as ExecutionResult;
    };
  const boats = late({ boat: { __typename: "Boat", id: "b1", name: "Boat 1" } });
  const ratings = late({ _entities: [{ stars: 5 }] });
  const fleet = federate(FLEET, { deadlineMs: 65, instead: { boats, ratings } });

  expect(await answerTo(fleet, '{ boat(id: "b1") { name stars } }')).toEqual({
    data: { boat: { name: "Boat 1", stars: 5 } },
  });
});

test("an operation may have a longer deadline than others", async () => {
  vi.useFakeTimers();
  const boats: SubgraphExecute = async () => {
    await vi.advanceTimersByTimeAsync(40);
    return { data: { boat: { __typename: "Boat", id: "b1", name: "Boat 1" } } } as ExecutionResult;
  };
  const fleet = federate(FLEET, { deadlineMs: 20, instead: { boats } });
  const query = '{ boat(id: "b1") { name } }';

  expect((await answerTo(fleet, query)).errors).toHaveLength(1);
  expect(await fleet.execute({ query, deadlineMs: 100 })).toEqual({ data: { boat: { name: "Boat 1" } } });
});

test("an answer after the deadline changes nothing", async () => {
  const late = Promise.withResolvers<ExecutionResult>();
  const ratings: SubgraphExecute = () => late.promise;
  const answer = await federate(FLEET, { deadlineMs: 10, instead: { ratings } }).execute({
    query: '{ boat(id: "b1") { stars } }',
  });
  const before = JSON.stringify(answer);
  late.resolve({ data: { _entities: [{ stars: 5 }] } });
  await new Promise(setImmediate);

  expect(JSON.stringify(answer)).toBe(before);
  expect(answer).toMatchObject({ data: { boat: { stars: null } } });
});

test("a client that disconnects ends the operation and aborts the subgraph requests", async () => {
  const { execute, signals } = hanging();
  const fleet = federate(FLEET, { instead: { boats: execute } });
  const client = new AbortController();

  const answer = fleet.execute({ query, signal: client.signal });
  await expect.poll(() => signals.length).toBe(1);
  client.abort(new Error("gone"));

  await expect(answer).rejects.toThrow("gone");
  expect(signals.map(({ reason }) => reason.message)).toEqual(["gone"]);
  expect(fleet.requests).toHaveLength(1);
});

test("for a client that disconnected before, no subgraph is called", async () => {
  const fleet = federate(FLEET);

  await expect(fleet.execute({ query, signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow(
    "gone",
  );
  expect(fleet.requests).toEqual([]);
});

test("no further fetch begins once the client has left", async () => {
  const client = new AbortController();
  const boats: SubgraphExecute = async () => {
    client.abort(new Error("gone"));
    return { data: { boats: [{ __typename: "Boat", id: "b1", name: "x", length: 1 }] } };
  };
  const fleet = federate(FLEET, { instead: { boats } });

  await expect(fleet.execute({ query, signal: client.signal })).rejects.toThrow("gone");
  expect(fleet.requests.map(({ subgraph }) => subgraph)).toEqual(["boats"]);
});

test("a client that leaves while fetches begin leaves none of them waiting", async () => {
  const client = new AbortController();
  const { execute, signals } = hanging();
  const leaving: SubgraphExecute = () => {
    client.abort(new Error("gone"));
    return new Promise(() => undefined);
  };
  const sources: SubgraphSources = Object.fromEntries(
    ["a", "b", "c"].map((name) => [name, { sdl: `type Query { ${name}: Int }` }]),
  );
  const supergraph = federate(sources, { instead: { a: execute, b: leaving, c: execute } });

  await expect(supergraph.execute({ query: "{ a b c }", signal: client.signal })).rejects.toThrow("gone");
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test("many executions leave no listeners on a long-lived signal", async () => {
  const fleet = federate(FLEET);
  const { signal } = new AbortController();

  for (let index = 0; index < 5; index++) await fleet.execute({ query, signal });

  expect(getEventListeners(signal, "abort")).toEqual([]);
});
