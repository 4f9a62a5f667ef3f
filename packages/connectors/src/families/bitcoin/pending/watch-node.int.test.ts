import { until } from "@tetron/domain/testing";
import { expect, onTestFinished, test } from "vitest";
import { Publisher } from "zeromq";
import { chainIdentity } from "../../../rpc/chain.ts";
import { openRpc } from "../../../rpc/pool.ts";
import { aNode, answer } from "../../../rpc/testing.ts";
import { bitcoinMempool } from "./source.ts";

const WAIT_MS = 10_000;
const [TXID, SPENT] = ["ab", "11"].map((pair) => pair.repeat(32)) as [string, string];
const chain = chainIdentity("bitcoin");
const output = { value: 0.5, scriptPubKey: { type: "witness_v0_keyhash", address: "payer" } };
const RAW = {
  txid: TXID,
  vin: [{ txid: SPENT, vout: 0 }],
  vout: [{ value: 0.25, scriptPubKey: { type: "witness_v0_keyhash", address: "shop" } }],
};
const CONNECTED = Buffer.concat([Buffer.alloc(32), Buffer.from("C")]);
/** Where nobody announces anything. */
const NOWHERE = "tcp://127.0.0.1:1";

/** Begins to watch nodes until the test ends, again after each fault. @returns What is seen. */
function watching(urls: readonly string[], announcedAt?: string): string[] {
  const stack = new AsyncDisposableStack();
  onTestFinished(() => stack.disposeAsync());
  const open = (some: readonly string[]) =>
    stack.use(openRpc({ network: "bitcoin", urls: some, chain, deadlineMs: 300, attemptMs: 200 }));
  const nodes = urls.map((url) => ({ url, rpc: open([url]), announcedAt }));
  const source = bitcoinMempool(open(urls), nodes);
  const seen: string[] = [];
  const end = new AbortController();
  const listeners = { onSeen: ({ hash }: { readonly hash: string }) => void seen.push(hash) };
  const ended = (async () => {
    for (let faults = 0; !end.signal.aborted && faults < 5; faults++)
      // Asked again, as its watcher does.
      await source.watch(listeners, end.signal).catch(() => undefined);
  })();
  stack.defer(async () => {
    end.abort();
    await ended;
  });
  return seen;
}

/** A node with one transaction, of which it tells what it spends after so many questions, which it refuses if it is busy. */
const waiting = (unknownFor: number, isBusy = false) => {
  let asked = 0;
  return aNode(({ id, method, params }, response) => {
    if (method === "getblockhash") return chain.expected;
    if (method === "getrawmempool") return { txids: [TXID], mempool_sequence: 7 };
    if (method === "getrawtransaction" && params[0] === TXID) return RAW;
    if (method === "gettxout") {
      asked += 1;
      if (asked > unknownFor) return { bestblock: SPENT, confirmations: 1, ...output };
      if (isBusy)
        return answer(response, { id, error: { code: -32603, message: "Work queue depth exceeded" } }, 503);
      return answer(response, { id, result: null });
    }
    return answer(response, { id, error: { code: -5, message: "No such thing" } }, 500);
  });
};

test("a transaction whose spent output is not told, as while a block comes, is read again while the node has it", async () => {
  const node = await waiting(1);
  onTestFinished(() => node.close());
  const seen = watching([node.url], NOWHERE);
  await until("it is seen", async () => seen.includes(TXID), WAIT_MS);
  expect(seen).toEqual([TXID]);
  expect(node.asked.filter((method) => method === "getrawmempool").length).toBeGreaterThan(1);
});

test.each([
  { why: "its spent output is not told", isBusy: false },
  { why: "the node is busy for longer than a call waits", isBusy: true },
])(
  "a transaction that cannot be read is read again within seconds at a node that announces: $why",
  async ({ isBusy }) => {
    const publisher = new Publisher({ linger: 0 });
    await publisher.bind("tcp://127.0.0.1:*");
    onTestFinished(() => publisher.close());
    const node = await waiting(3, isBusy);
    onTestFinished(() => node.close());
    const seen = watching([node.url], publisher.lastEndpoint!);
    let count = 0;
    await until(
      "it is seen",
      async () => {
        const told = Buffer.alloc(4);
        told.writeUInt32LE(count++);
        await publisher.send(["sequence", CONNECTED, told]);
        return seen.includes(TXID);
      },
      WAIT_MS,
    );
  },
);

test("a node of which nothing can be had gives way to the next one", async () => {
  const [gone, node] = await Promise.all([waiting(0), waiting(0)]);
  onTestFinished(() => node.close());
  await gone.close();
  const seen = watching([gone.url, node.url]);
  await until("it is seen", async () => seen.includes(TXID), WAIT_MS);
  expect(node.asked).toContain("getzmqnotifications");
});
