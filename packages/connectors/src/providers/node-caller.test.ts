import { Agent } from "undici";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { createBudget } from "../rpc/budget.ts";
import { aNode, onEthereum } from "../rpc/testing.ts";
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

test("a node that has too many requests sets its budget back, one that refuses otherwise does not", async () => {
  const saying = { "Too many requests": 1, "Unsupported on your plan": 0, "header not found": 0 };
  for (const [message, times] of Object.entries(saying)) {
    const node = stack.use(
      await aNode(onEthereum((call, response) => refuse(call, response, -32000, message))),
    );
    const refused: string[] = [];
    const caller = openNode({
      ...{ network: "ethereum", url: node.url, requestMs: 60_000 },
      budget: { take: async () => {}, refused: () => void refused.push(message) },
      dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
    });
    await expect(caller.call(ask, signal)).rejects.toBeInstanceOf(ProviderFault);
    expect([message, refused.length]).toEqual([message, times]);
  }
});
