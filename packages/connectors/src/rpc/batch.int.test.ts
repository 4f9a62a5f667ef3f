import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openRpc } from "./pool.ts";
import { answer, aServer, type ReceivedCall } from "./testing.ts";

const ABSENT = new Set([-5]);
const result = z.array(z.string().nullable());

/** What a node is sent, and a pool of it alone. @param answering - The body that a request is answered with. */
async function aBatchNode(answering: (received: ReceivedCall | ReceivedCall[]) => unknown) {
  const received: (ReceivedCall | ReceivedCall[])[] = [];
  const server = await aServer(async (request, response) => {
    const body = JSON.parse(await text(request)) as ReceivedCall | ReceivedCall[];
    if (!Array.isArray(body) && body.method === "eth_chainId")
      return answer(response, { id: body.id, result: "0x1" });
    received.push(body);
    answer(response, answering(body));
  });
  const rpc = openRpc({ network: "ethereum", urls: [server.url], deadlineMs: 400, attemptMs: 200 });
  onTestFinished(async () => {
    await rpc[Symbol.asyncDispose]();
    await server.close();
  });
  const ask = (...params: string[]) => {
    const batch = { params: params.map((each) => [each]), absent: ABSENT };
    return rpc.call({ method: "get", batch, result });
  };
  return { received, ask };
}

const echo = ({ id, params: [first] }: ReceivedCall) =>
  first === "gone" ? { id, error: { code: -5, message: "No such thing" } } : { id, result: `${first}!` };

test("calls of a batch are one request, whose answers may come in any order; what is absent is null", async () => {
  const { received, ask } = await aBatchNode((body) => [body].flat().map(echo).toReversed());
  expect(await ask("a", "gone", "b")).toEqual(["a!", null, "b!"]);
  expect(received.map((body) => [body].flat().length)).toEqual([3]);
});

test("an endpoint that takes no batches is sent one after the other from then on", async () => {
  const { received, ask } = await aBatchNode((body) =>
    Array.isArray(body)
      ? { id: null, error: { code: -32_600, message: "Batches are not allowed" } }
      : echo(body),
  );
  expect(await ask("a", "gone")).toEqual(["a!", null]);
  expect(await ask("b", "c")).toEqual(["b!", "c!"]);
  expect(received.filter(Array.isArray)).toHaveLength(1);
});

test("another error of the node is that of the batch, and an answer that is left out is none", async () => {
  const failing = await aBatchNode((body) =>
    [body].flat().map(({ id }) => ({ id, error: { code: 3, message: "reverted" } })),
  );
  await expect(failing.ask("a", "b")).rejects.toMatchObject({ kind: "error", code: 3 });
  const short = await aBatchNode((body) => [body].flat().map(echo).slice(1));
  await expect(short.ask("a", "b")).rejects.toThrow("left out an answer of a batch");
});
