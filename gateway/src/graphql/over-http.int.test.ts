import { auditServer } from "graphql-http";
import { afterAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, someKeys, someSubgraphs } from "../testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

/** A GET must not be a simple request (CSRF), and a document that cannot be run is 400 for every media type. */
const DEVIATIONS = [
  "notice: MAY accept application/x-www-form-urlencoded formatted GET requests",
  "notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json",
  "notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
  "warn: SHOULD use 200 status code on document parsing failure when accepting application/json",
  "warn: SHOULD use 200 status code on document validation failure when accepting application/json",
  "warn: SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
];

test("the graph passes the audit of GraphQL over HTTP without an error", async () => {
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
  expect(failed.map((each) => `${each.status}: ${each.name}`)).toEqual(DEVIATIONS);
  expect(results.length).toBeGreaterThan(50);
});
