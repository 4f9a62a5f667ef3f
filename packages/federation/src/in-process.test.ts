import { buildSchema, type GraphQLSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { inProcess } from "./in-process.ts";
import type { SubgraphRequest } from "./subgraph.ts";

const schema = buildSchema("type Query { a(x: Int): String } type Subscription { ticks: Int }");
const requestOf = (query: string, more: Partial<SubgraphRequest> = {}): SubgraphRequest => ({
  query,
  variables: {},
  kind: "query",
  context: "given",
  signal: new AbortController().signal,
  ...more,
});

test("it answers at once when its resolvers do", () => {
  const { execute } = inProcess(schema, { rootValue: { a: ({ x }: { x: number }) => `got ${x}` } });

  expect(execute(requestOf("query ($x: Int) { a(x: $x) }", { variables: { x: 3 } }))).toEqual({
    data: { a: "got 3" },
  });
});

test("the context is the caller's, or what the factory makes of the request", async () => {
  const rootValue = { a: (_: unknown, context: unknown) => String(context) };
  const asked = requestOf("{ a }");

  expect(inProcess(schema, { rootValue }).execute(asked)).toEqual({ data: { a: "given" } });
  const shout = ({ context, kind }: SubgraphRequest) => `${context}/${kind}`;
  expect(inProcess(schema, { rootValue, context: shout }).execute(asked)).toEqual({
    data: { a: "given/query" },
  });
  const late = async () => "late";
  expect(await inProcess(schema, { rootValue, context: late }).execute(asked)).toEqual({
    data: { a: "late" },
  });
});

test("an operation that does not fit the schema is refused", () => {
  expect(inProcess(schema).execute(requestOf("{ nothing }"))).toMatchObject({
    errors: [{ message: 'Cannot query field "nothing" on type "Query".' }],
  });
});

test("a document is validated once", () => {
  let looked = 0;
  const watched = new Proxy(schema, {
    get: (target, key) => {
      if (key === "getDirectives") looked++;
      const value = Reflect.get(target, key) as unknown;
      return typeof value === "function" ? value.bind(target) : value;
    },
  }) as GraphQLSchema;
  const { execute } = inProcess(watched);
  const document = parse("{ a }");

  for (const asked of [requestOf("{ a }", { document }), requestOf("{ a }")]) {
    const before = looked;
    execute(asked);
    const first = looked;
    execute(asked);

    expect(first).toBeGreaterThan(before);
    expect(looked).toBe(first);
  }
});

test("a subscription gives its events", async () => {
  const rootValue = {
    ticks: async function* () {
      yield { ticks: 1 };
      yield { ticks: 2 };
    },
  };
  const source = await inProcess(schema, { rootValue }).subscribe?.(requestOf("subscription { ticks }"));
  const events = await Array.fromAsync(source as AsyncIterable<unknown>);

  expect(events).toEqual([{ data: { ticks: 1 } }, { data: { ticks: 2 } }]);
});

/** A list whose items each take a millisecond of work, and how many were made. */
function slowList(length: number) {
  const made = { items: 0 };
  const slow = buildSchema("type Query { list: [Item!]! } type Item { id: Int }");
  const id = () => {
    const end = performance.now() + 1;
    while (performance.now() < end);
    made.items += 1;
    return made.items;
  };
  return { made, subgraph: inProcess(slow, { rootValue: { list: () => Array(length).fill({ id }) } }) };
}

test("long work yields to the event loop, and its answer is the same", async () => {
  const { subgraph } = slowList(60);
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  const { data } = await subgraph.execute(requestOf("{ list { id } }"));
  clearInterval(turning);

  expect(turns).toBeGreaterThan(1);
  expect(data).toEqual({ list: Array.from({ length: 60 }, (_, at) => ({ id: at + 1 })) });
});

test("work stops when its caller is gone", async () => {
  const { made, subgraph } = slowList(200);
  const leaving = new AbortController();
  setImmediate(() => leaving.abort(new Error("gone")));

  await subgraph.execute(requestOf("{ list { id } }", { signal: leaving.signal }));

  expect(made.items).toBeLessThan(200);
});
