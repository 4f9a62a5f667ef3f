import { createMetrics } from "@tetron/service/metrics";
import { afterAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, someKeys, someSubgraphs } from "../testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const supergraph = localSupergraph(
  someSubgraphs({ ingestion: { Query: { networks: () => [{ id: "ethereum", name: "Ethereum" }] } } }),
);

async function counted(clients: readonly (readonly [headers: Record<string, string>, query: string])[]) {
  const metrics = createMetrics("gateway");
  const { url } = await aGateway(stack, { supergraph, keys: someKeys({ all: ["wallet:read"] }), metrics });
  for (const [headers, query] of clients)
    await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: "Bearer all", ...headers },
      body: JSON.stringify({ query }),
    });
  const { values = [] } =
    (await metrics.registry.getSingleMetric("tetron_graphql_field_uses_total")?.get()) ?? {};
  return Object.fromEntries(
    values.map(({ labels, value }) => [`${labels["client"]} ${labels["field"]}`, value]),
  );
}

test("an operation counts once for each field that it selects, under its client's name", async () => {
  const web = { "apollographql-client-name": "web" };
  expect(
    await counted([
      [web, "{ networks { id name } }"],
      [web, "{ a: networks { ...n } b: networks { id } } fragment n on Network { id __typename }"],
      [{ "graphql-client-name": "ios" }, "{ networks { id } }"],
      [{}, "{ networks { id } }"],
    ]),
  ).toEqual({
    "web Query.networks": 2,
    "web Network.id": 2,
    "web Network.name": 1,
    "ios Query.networks": 1,
    "ios Network.id": 1,
    "unnamed Query.networks": 1,
    "unnamed Network.id": 1,
  });
});

test("what is refused is not counted, and a stranger cannot make more than fifty names", async () => {
  const many = Array.from(
    { length: 60 },
    (_, i) => [{ "graphql-client-name": `c${i}` }, "{ networks { id } }"] as const,
  );
  const counts = await counted([...many, [{ "graphql-client-name": "c1" }, '{ score(id: "x") { id } }']]);
  expect(counts["other Query.networks"]).toBe(10);
  expect(counts["c1 Query.networks"]).toBe(1);
  expect(counts["c1 Query.score"]).toBeUndefined();
});
