import { auditServer } from "graphql-http";
import { afterAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, someKeys, someSubgraphs } from "../testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

test("the graph passes the audit of GraphQL over HTTP without an error or a warning", async () => {
  const { url } = await aGateway(stack, {
    supergraph: localSupergraph(someSubgraphs({})),
    keys: someKeys({ all: ["wallet:read"] }),
  });
  const results = await auditServer({
    url: `${url}/graphql`,
    fetchFn: (input: string, init?: RequestInit) =>
      fetch(input, { ...init, headers: { ...init?.headers, Authorization: "Bearer all" } }),
  });
  const failed = results.filter(({ status }) => status !== "ok");
  expect(failed.map((each) => `${each.status}: ${each.name}`)).toEqual([]);
  expect(results.length).toBeGreaterThan(50);
});
