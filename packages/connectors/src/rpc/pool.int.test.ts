import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { openBudgets } from "./budgets.ts";
import { atPriority, openRpc, type RpcOptions } from "./pool.ts";
import { rpcSettings } from "./settings.ts";
import { type Answering, aNode, answer, onEthereum, type TestNode } from "./testing.ts";

const BLOCK_NUMBER = { method: "eth_blockNumber", result: z.string().startsWith("0x") };

function poolOf(nodes: readonly TestNode[], options: Partial<RpcOptions> = {}) {
  const urls = nodes.map(({ url }) => url);
  return openRpc({ network: "ethereum", urls, deadlineMs: 600, attemptMs: 200, hedgeMs: 60, ...options });
}

const good: Answering = onEthereum(() => "0x10");
const hanging: Answering = () => undefined;

test("a call is answered, after the endpoint was seen to serve the right chain, which is asked once", async () => {
  await using node = await aNode(good);
  await using rpc = poolOf([node]);

  expect(await rpc.call(BLOCK_NUMBER)).toBe("0x10");
  expect(await rpc.call(BLOCK_NUMBER)).toBe("0x10");

  expect(node.asked).toEqual(["eth_chainId", "eth_blockNumber", "eth_blockNumber"]);
  expect(rpc.health()).toMatchObject([{ state: "well" }]);
});

test.each<[what: string, answering: Answering, message: string]>([
  [
    "an HTML page",
    onEthereum((_, response) => void response.end("<html>Sign in</html>")),
    "answered an HTML page instead of JSON-RPC",
  ],
  ["an empty page", onEthereum((_, response) => void response.end()), "answered an empty page"],
  [
    "another call's answer",
    onEthereum(({ id }, response) => answer(response, { id: id + 1, result: "0x10" })),
    "answered another call",
  ],
  ["a bare number", onEthereum((_, response) => answer(response, 7)), 'answered "7" instead of JSON-RPC'],
  [
    "neither result nor error",
    onEthereum(({ id }, response) => answer(response, { id })),
    "instead of JSON-RPC",
  ],
  [
    "a result of another shape",
    onEthereum(() => ({ height: 1 })),
    "answered eth_blockNumber with a wrong result",
  ],
  ["HTTP 404", onEthereum((_, response) => answer(response, {}, 404)), "answered HTTP 404"],
  [
    "too many bytes",
    onEthereum(() => `0x${"0".repeat(100_000)}`),
    "answered with more bytes than are accepted",
  ],
  ["silence", onEthereum(hanging), "did not answer within 200 ms"],
  ["a cut connection", onEthereum((_, response) => void response.destroy()), "could not be reached"],
])("an endpoint that answers %s is passed over, and alone fails clearly", async (_, answering, message) => {
  await using bad = await aNode(answering);
  await using node = await aNode(good);
  await using both = poolOf([bad, node], { maxBytes: 50_000 });
  await using alone = poolOf([bad], { maxBytes: 50_000 });

  expect(await both.call(BLOCK_NUMBER)).toBe("0x10");
  const failure = alone.call(BLOCK_NUMBER);
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.toMatchObject({
    code: "UNAVAILABLE",
    details: { dependency: "rpc:ethereum", retryAfter: expect.any(Number) },
  });
});

test("a silent endpoint is helped out after the hedge time and loses its first place", async () => {
  await using silent = await aNode(onEthereum(hanging));
  await using node = await aNode(good);
  await using rpc = poolOf([silent, node], { attemptMs: 5_000, deadlineMs: 5_000 });

  const started = performance.now();
  expect(await rpc.call(BLOCK_NUMBER)).toBe("0x10");
  expect(performance.now() - started).toBeLessThan(1_000);

  for (let i = 0; i < 20; i++) await rpc.call(BLOCK_NUMBER);
  expect(silent.asked.length).toBeLessThan(10);
});

test("an endpoint that dies during a call is replaced within that call", async () => {
  await using dying: TestNode = await aNode(onEthereum(() => void dying.close()));
  await using node = await aNode(good);
  await using rpc = poolOf([dying, node]);

  expect(await rpc.call(BLOCK_NUMBER)).toBe("0x10");
});

test("an endpoint that recovers is asked again after a pause", async () => {
  let calls = 0;
  const flaky = onEthereum((_, response) => {
    calls += 1;
    return calls < 3 ? answer(response, {}, 500) : "0x10";
  });
  await using node = await aNode(flaky);
  await using rpc = poolOf([node], { deadlineMs: 3_000 });

  expect(await rpc.call(BLOCK_NUMBER)).toBe("0x10");
  expect(calls).toBe(3);
});

test("Retry-After is obeyed within the deadline and reported beyond it", async () => {
  const times: number[] = [];
  const busy = (seconds: number) =>
    onEthereum((_, response) => {
      times.push(performance.now());
      return times.length % 2 === 1 ? answer(response, {}, 429, { "retry-after": seconds }) : "0x10";
    });
  await using patient = await aNode(busy(1));
  await using soon = poolOf([patient], { deadlineMs: 3_000 });
  expect(await soon.call(BLOCK_NUMBER)).toBe("0x10");
  expect(times[1]! - times[0]!).toBeGreaterThan(950);

  await using node = await aNode(busy(30));
  await using late = poolOf([node]);
  const started = performance.now();
  await expect(late.call(BLOCK_NUMBER)).rejects.toMatchObject({ details: { retryAfter: 30 } });
  expect(performance.now() - started).toBeLessThan(500);
  expect(late.health()).toMatchObject([{ state: "resting" }]);
});

test("a node's own error is asked of every endpoint once and then thrown as it is", async () => {
  const reverting = onEthereum(({ id }, response) =>
    answer(response, { id, error: { code: 3, message: "execution reverted" } }, 500),
  );
  await using one = await aNode(reverting);
  await using two = await aNode(reverting);
  await using rpc = poolOf([one, two]);

  await expect(rpc.call(BLOCK_NUMBER)).rejects.toMatchObject({ name: "RpcFault", kind: "error", code: 3 });
  expect([one, two].map(({ asked }) => asked.length)).toEqual([2, 2]);
});

test("an endpoint of another chain is named at the start and left out for a while", async () => {
  await using wrong = await aNode(({ method }) => (method === "eth_chainId" ? "0x89" : "0xbad"));
  await using node = await aNode(good);
  await using rpc = poolOf([wrong, node]);

  expect(await rpc.verifyChain()).toEqual([
    `TETRON_RPC_ETHEREUM: ${new URL(wrong.url).host} serves chain 137, not 1.`,
  ]);
  expect(await rpc.call(BLOCK_NUMBER)).toBe("0x10");
  expect(wrong.asked).toEqual(["eth_chainId"]);
});

test("an endpoint that was down at the start is checked before its first use", async () => {
  await using wrong = await aNode(({ method }) => (method === "eth_chainId" ? "0x89" : "0xbad"));
  await using rpc = poolOf([wrong]);

  await expect(rpc.call(BLOCK_NUMBER)).rejects.toThrow("serves chain 137, not 1");
  expect(wrong.asked).not.toContain("eth_blockNumber");
  // While it is left out, the reason stays.
  for (const asking of [rpc.call(BLOCK_NUMBER), rpc.each(BLOCK_NUMBER)])
    await expect(asking).rejects.toThrow(`${new URL(wrong.url).host} serves chain 137, not 1.`);
  expect(wrong.asked).toEqual(["eth_chainId"]);
  expect(rpc.health()).toMatchObject([{ state: "wrong_chain", latencyMs: null }]);

  await using down = openRpc({ network: "ethereum", urls: ["http://127.0.0.1:1"], attemptMs: 100 });
  expect(await down.verifyChain()).toEqual([]);
});

test("an endpoint of another chain is asked again after half a minute", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  let chain = "0x89";
  await using node = await aNode(({ method }) => (method === "eth_chainId" ? chain : "0x10"));
  await using rpc = poolOf([node]);
  await expect(rpc.call(BLOCK_NUMBER)).rejects.toThrow("serves chain 137");
  chain = "0x1";
  await expect(rpc.call(BLOCK_NUMBER)).rejects.toThrow("serves chain 137");
  vi.advanceTimersByTime(31_000);
  expect(await rpc.call(BLOCK_NUMBER)).toBe("0x10");
  expect(rpc.health()).toMatchObject([{ state: "well" }]);
});

test("an endpoint that only failed is failing, and has no latency", async () => {
  await using rpc = openRpc({ network: "ethereum", urls: ["http://127.0.0.1:1"], deadlineMs: 300 });
  expect(rpc.health()).toMatchObject([{ state: "untried", latencyMs: null }]);
  await expect(rpc.call(BLOCK_NUMBER)).rejects.toThrow("could not be reached");
  expect(rpc.health()).toMatchObject([{ state: "failing", latencyMs: null, answers: 0 }]);
});

test("a caller who leaves ends the call at once", async () => {
  await using node = await aNode(onEthereum(hanging));
  await using rpc = poolOf([node], { deadlineMs: 10_000, attemptMs: 10_000 });
  const leave = new AbortController();
  const call = rpc.call(BLOCK_NUMBER, leave.signal);
  await expect.poll(() => node.asked).toContain("eth_blockNumber");
  leave.abort(new Error("left"));

  await expect(call).rejects.toThrow("left");
  await expect(rpc.call(BLOCK_NUMBER, AbortSignal.abort())).rejects.toThrow("abort");
});

test("a key in the URL is sent to the node and is in no message", async () => {
  let authorization: string | undefined;
  await using node = await aNode((_, response, request) => {
    authorization = request.headers.authorization;
    answer(response, {}, 401);
  });
  const url = node.url.replace("http://", "http://user:s%40cret@");
  await using rpc = openRpc({ network: "bitcoin", urls: [`${url}/v2/KEY123`], deadlineMs: 200 });

  const message = await rpc.call(BLOCK_NUMBER).catch(({ message }: Error) => message);

  expect(authorization).toBe(`Basic ${Buffer.from("user:s@cret").toString("base64")}`);
  expect(message).toContain("answered HTTP 401");
  expect(message).not.toMatch(/KEY123|user|cret/);
});

test("an endpoint is asked no more than its budget allows, by all callers together, and waiting for it is not its latency", async () => {
  await using stack = new AsyncDisposableStack();
  const node = stack.use(await aNode(onEthereum(() => "0x1")));
  const settings = z.object(rpcSettings).parse({ TETRON_RPC_PER_SECOND: "3" });
  const budgets = openBudgets(settings);
  const open = () =>
    stack.use(openRpc({ network: "ethereum", urls: [node.url], budgets, deadlineMs: 10_000 }));
  const [live, scores] = [atPriority(open(), "live"), open()];
  const request = { method: "eth_blockNumber", result: z.string() };
  await live.call(request);
  const start = performance.now();
  await Promise.all([live, live, scores, scores].map((rpc) => rpc.call(request)));
  expect(performance.now() - start).toBeGreaterThan(900);
  expect(scores.health()[0]!.latencyMs).toBeLessThan(900);
});
