import { DAY_MS } from "@tetron/domain/durations";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, aScore, someKeys, someSubgraphs } from "../testing.ts";
import type { AnyEndpoint, Deprecation } from "./endpoint.ts";
import getScore from "./endpoints/get-score.ts";
import { SCORE_EXAMPLE } from "./examples.ts";

let stack: AsyncDisposableStack;
beforeEach(() => {
  stack = new AsyncDisposableStack();
});
afterEach(() => stack.disposeAsync());

async function answerOf(deprecated: Deprecation) {
  const score = (_parent: unknown, { id }: { id: string }) => aScore({ id });
  const { url } = await aGateway(stack, {
    supergraph: localSupergraph(someSubgraphs({ scoring: { Query: { score } } })),
    keys: someKeys({ all: ["score:read"] }),
    endpoints: { ended: { ...getScore, path: "/old/{transaction_id}", deprecated } as AnyEndpoint },
  });
  return fetch(`${url}/v1/old/${SCORE_EXAMPLE.transaction_id}`, { headers: { Authorization: "Bearer all" } });
}

test("a deprecated endpoint answers, and says since when, until when and what replaces it", async () => {
  const sunset = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + DAY_MS);
  const { status, headers } = await answerOf({
    since: new Date(1_700_000_000_000),
    sunset,
    successor: "/v2/score",
  });
  expect(status).toBe(200);
  expect(headers.get("Deprecation")).toBe("@1700000000");
  expect(Date.parse(headers.get("Sunset")!)).toBe(sunset.getTime());
  expect(headers.get("Link")).toBe('</v2/score>; rel="successor-version"');
});

test("after its sunset it is 426 and names its successor", async () => {
  const answer = await answerOf({
    since: new Date(0),
    sunset: new Date(Date.now() - 1),
    successor: "/v2/score",
  });
  expect([answer.status, answer.headers.get("Upgrade")]).toEqual([426, "tetron/v1"]);
  expect(answer.headers.get("Link")).toBe('</v2/score>; rel="successor-version"');
  expect(answer.headers.get("Sunset")).not.toBeNull();
  expect(await answer.json()).toMatchObject({
    error: { code: "UPGRADE_REQUIRED", details: [{ migration: "/v2/score" }] },
  });
});
