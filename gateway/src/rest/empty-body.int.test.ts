import { SCOPES } from "@tetron/domain/scope";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { endpoints } from "../rest-endpoints.gen.ts";
import { aGateway, someKeys, someSubgraphs } from "../testing.ts";
import { mayBeEmpty } from "./input.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

let url: string;
beforeAll(async () => {
  const keys = someKeys({ all: [...SCOPES] });
  ({ url } = await aGateway(stack, { supergraph: localSupergraph(someSubgraphs({})), keys }));
});

const described = Object.values(endpoints).filter(({ kind }) => kind === "operation");

/** The answer to a request without a body that says that its body is JSON, as the API's clients say of every request. */
async function askWithout({ method, path, example }: (typeof described)[number]) {
  const input = example.input as Readonly<Record<string, unknown>>;
  const where = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(`${input[name]}`));
  const headers = { authorization: "Bearer all", "content-type": "application/json" };
  const response = await fetch(`${url}/v1${where}`, { method, headers });
  const { error } = (await response.json()) as { error?: { details?: { field: string }[] } };
  return { status: response.status, fields: error?.details?.map(({ field }) => field) };
}

const empty = described.filter((each) => each.method !== "GET" && mayBeEmpty(each as never));

test("deleting, pinging and rotating need no body", () => {
  const paths = empty.map(({ method, path }) => `${method} ${path}`);
  expect(paths).toEqual(
    expect.arrayContaining([
      "DELETE /webhooks/{webhook_id}",
      "DELETE /admin/keys/{key_id}",
      "POST /webhooks/{webhook_id}/ping",
    ]),
  );
});

test.each(empty)("$method $path takes no body, whatever Content-Type says", async (endpoint) => {
  const { status, fields } = await askWithout(endpoint);
  // Nothing answers behind this gateway: how far it came is what counts.
  expect(fields ?? []).not.toContain("body");
  expect(status).not.toBe(400);
});

test.each(described.filter((each) => each.method !== "GET" && !mayBeEmpty(each as never)))(
  "$method $path needs a body",
  async (endpoint) => {
    expect(await askWithout(endpoint)).toEqual({ status: 400, fields: ["body"] });
  },
);
