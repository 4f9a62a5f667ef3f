import { afterAll, beforeAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, someKeys, someSubgraphs } from "../testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

let url: string;
beforeAll(async () => {
  const supergraph = localSupergraph(someSubgraphs({ scoring: { Query: { score: () => null } } }));
  ({ url } = await aGateway(stack, {
    ...{ supergraph, keys: someKeys({ all: ["score:read"] }), rateLimitPerMinute: 10 },
  }));
});

const ask = (path: string, init: RequestInit = {}, key = "all") =>
  fetch(url + path, {
    ...init,
    headers: { ...(key !== "" && { Authorization: `Bearer ${key}` }), ...init.headers },
  });
const REST = ["RateLimit", "RateLimit-Policy", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

test("an unknown path and a wrong method say what is left of the key's allowance, and count nothing", async () => {
  expect((await ask("/v1/score/tx_1")).headers.get("RateLimit-Remaining")).toBe("9");
  for (const [path, method, status] of [
    ["/v1/nothing", "GET", 404],
    ["/v1/score", "DELETE", 405],
  ] as const) {
    const answer = await ask(path, { method });
    expect([answer.status, answer.headers.get("RateLimit-Remaining")]).toEqual([status, "9"]);
    for (const name of REST) expect(answer.headers.has(name)).toBe(true);
  }
});

test("agents get the allowance too", async () => {
  const answer = await ask("/mcp", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json, text/event-stream" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
  });
  expect([answer.status, answer.headers.get("RateLimit-Remaining")]).toEqual([200, "8"]);
});

test.each(["", "unknown"])("with the key '%s' there is no allowance to tell", async (key) => {
  for (const path of ["/v1/nothing", "/v1/score/tx_1"]) {
    const answer = await ask(path, {}, key);
    expect(answer.status).toBe(path === "/v1/nothing" ? 404 : 401);
    for (const name of REST) expect(answer.headers.has(name)).toBe(false);
  }
});

test("an operation that would never fit is a bad request, and waiting is not asked for", async () => {
  const fields = Array.from({ length: 11 }, (_, n) => `s${n}: score(id: "tx_1") { id }`).join(" ");
  const answer = await ask("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query: `{ ${fields} }` }),
  });
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([400, null]);
  expect(await answer.json()).toMatchObject({
    errors: [
      {
        message:
          "query: 11 root fields count as 11 requests, and this key may make 10 a minute. Send fewer at once.",
      },
    ],
  });
});
