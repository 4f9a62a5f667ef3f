import { expect, test } from "vitest";
import type { RpcRequest } from "../../../rpc/attempt.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import { fateOf } from "./fate.ts";

const PAYMENT = { hash: "ab".repeat(32), slots: [`${"11".repeat(32)}:0`] };
const { signal } = new AbortController();

/** A node that has nothing but what is given. */
const nodes = (answers: Readonly<Record<string, unknown>>) => ({
  async call<Result>({ method, result }: RpcRequest<Result>): Promise<Result> {
    const answer = answers[method];
    if (answer instanceof RpcFault) throw answer;
    if (answer === undefined) throw new RpcFault("error", "does not have it", { code: -5 });
    return result.parse(answer);
  },
  each: async <Result>({ method, result }: RpcRequest<Result>) => [result.parse(answers[method]), null],
});
const NOTHING = { gettxout: null, gettxspendingprevout: [{}], getmempoolinfo: { loaded: true } };

test("what a node does not have is gone, but not while it still reads what it had before it was started", async () => {
  expect(await fateOf(nodes(NOTHING), PAYMENT, signal)).toEqual({ is: "gone" });
  const loading = { ...NOTHING, getmempoolinfo: { loaded: false } };
  expect(await fateOf(nodes(loading), PAYMENT, signal)).toEqual({ is: "pending" });
});

test("a node that refuses to say tells nothing, and an old one does not know who spends", async () => {
  const refusal = new RpcFault("error", "the method does not exist", { code: -32_601 });
  const old = { ...NOTHING, gettxspendingprevout: refusal };
  expect(await fateOf(nodes(old), PAYMENT, signal)).toEqual({ is: "gone" });
  const closed = { ...NOTHING, getmempoolentry: refusal };
  await expect(fateOf(nodes(closed), PAYMENT, signal)).rejects.toBe(refusal);
});
