import { Agent } from "undici";
import { afterAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { createBudget } from "../rpc/budget.ts";
import { type Answering, aNode, answer, onEthereum } from "../rpc/testing.ts";
import { ProviderFault } from "./fault.ts";
import { openNode } from "./node-caller.ts";
import { refuse } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

const ask = { method: "alchemy_getAssetTransfers", result: z.string() };

async function nodeSaying(code: number, message: string) {
  const node = stack.use(await aNode(onEthereum((call, response) => refuse(call, response, code, message))));
  const caller = openNode({
    ...{ network: "ethereum", url: node.url, requestMs: 60_000 },
    budget: createBudget({ perSecond: 1_000, perDay: 1e9 }),
    dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
  });
  return { node, caller };
}

test.each([
  [-32000, "Unsupported on your plan", "plan"],
  [-32000, "Please upgrade to use this method", "plan"],
  [-32000, "eth_getLogs is not available on the free tier", "plan"],
  [-32000, "Your app has exceeded its compute units per second capacity: upgrade", "busy"],
  [-32000, "header not found", "refused"],
  [-32601, "the method eth_x does not exist/is not available", "absent"],
])("error %d, %s, is a fault of the kind %s", async (code, message, kind) => {
  const { caller } = await nodeSaying(code, message);
  await expect(caller.call(ask, signal)).rejects.toMatchObject({ kind });
});

/** How often a node sets its budget back that is asked until it does, at most so many times. */
async function setBacks(answering: Answering, requestMs = 60_000, most = 5): Promise<number> {
  const node = stack.use(await aNode(onEthereum(answering)));
  const refused = vi.fn();
  const caller = openNode({
    ...{ network: "ethereum", url: node.url, requestMs },
    budget: { take: async () => {}, refused },
    dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
  });
  for (let asked = 0; asked < most && refused.mock.calls.length === 0; asked++)
    await expect(caller.call(ask, signal)).rejects.toBeInstanceOf(ProviderFault);
  return refused.mock.calls.length;
}

const saying =
  (code: number, message: string): Answering =>
  (call, response) =>
    refuse(call, response, code, message);

test.each<[what: string, Answering, requestMs?: number]>([
  ["says that there are too many requests", saying(-32000, "Too many requests")],
  ["says so with -32005", saying(-32005, "daily allowance")],
  ["answers HTTP 429", (_, response) => answer(response, {}, 429)],
  ["cuts the connection", (_, response) => void response.destroy()],
  ["does not answer in time", () => undefined, 100],
])("a node that %s sets its budget back", async (_, answering, requestMs) => {
  expect(await setBacks(answering, requestMs)).toBe(1);
});

test.each<[what: string, Answering]>([
  ["has no such plan", saying(-32000, "Unsupported on your plan")],
  ["has another error", saying(-32000, "header not found")],
  ["answers HTTP 500", (_, response) => answer(response, {}, 500)],
])("a node that %s does not set its budget back", async (_, answering) => {
  expect(await setBacks(answering)).toBe(0);
});

test("a node that this process had no time to hear does not set its budget back", async () => {
  const busyFor = (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  expect(await setBacks(() => void busyFor(1_000), 500, 1)).toBe(0);
});
