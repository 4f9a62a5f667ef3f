import type { SubgraphRequest } from "@tetron/federation/subgraph";
import type { Subgraph } from "@tetron/service/subgraph";
import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { requestContexts } from "./request-contexts.ts";

const caller = { tenant: "t", keyId: "k", scopes: [], requestId: "r" };
const schema = buildSchema("type Query { a: Int }");

function aSubgraph(): Subgraph {
  let made = 0;
  return {
    name: "one",
    schema,
    jobs: [],
    createContext: () => {
      made += 1;
      return { made, memo: new Map() };
    },
  };
}

const fetchOf = (context: object, kind: SubgraphRequest["kind"] = "query"): SubgraphRequest => ({
  query: "",
  variables: {},
  kind,
  context,
  signal: new AbortController().signal,
});

test("the fetches of a request share its cache, and each has its own signal", () => {
  const contextOf = requestContexts()(aSubgraph());
  const request = { caller };
  const [first, second] = [fetchOf(request), fetchOf(request)];

  expect(contextOf(first)).toMatchObject({ made: 1, signal: first.signal });
  expect(contextOf(second)).toMatchObject({ made: 1 });
  expect(contextOf(second)).toHaveProperty("signal", second.signal);
  expect(contextOf(fetchOf({ caller }))).toMatchObject({ made: 2 });
});

test("a mutation clears the request's cache, in every subgraph", () => {
  const contexts = requestContexts();
  const [one, other] = [contexts(aSubgraph()), contexts(aSubgraph())];
  const request = { caller };
  one(fetchOf(request));
  other(fetchOf(request));

  expect(one(fetchOf(request, "mutation"))).toMatchObject({ made: 2 });
  expect(one(fetchOf(request))).toMatchObject({ made: 3 });
  expect(other(fetchOf(request))).toMatchObject({ made: 2 });
});
