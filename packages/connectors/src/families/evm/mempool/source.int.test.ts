import { until } from "@tetron/domain/testing";
import { expect, onTestFinished, test } from "vitest";
import { missingAnvil, RICH, startAnvil } from "../../../anvil/testing.ts";
import type { PendingTransaction } from "../../../follow/mempool-source.ts";
import { openRpc, type RpcOptions } from "../../../rpc/pool.ts";
import { type Answering, aNode, answer, onEthereum } from "../../../rpc/testing.ts";
import { callNode } from "../../../testing.ts";
import { evmMempool } from "./source.ts";

const WAIT_MS = 15_000;
const PAYEE = "0x00000000000000000000000000000000000e0002";
const hash = (n: number) => `0x${n.toString(16).padStart(64, "0")}`;
const raw = (n: number) => ({
  ...{ hash: hash(n), from: RICH, to: PAYEE, nonce: `0x${n.toString(16)}`, value: "0x5", input: "0x" },
  blockHash: null,
});

/** Watches a node until the test ends. */
async function watching(url: string, options: Pick<RpcOptions, "deadlineMs"> = {}) {
  const rpc = openRpc({ network: "ethereum", urls: [url], ...options });
  const source = evmMempool("ethereum")(rpc, [{ url, rpc, announcedAt: undefined }]);
  const seen: PendingTransaction[] = [];
  const end = new AbortController();
  const ended = (async () => {
    // Watched again after a fault, as its watcher does.
    while (!end.signal.aborted)
      await source.watch({ onSeen: (transaction) => seen.push(transaction) }, end.signal).catch(() => {});
  })();
  onTestFinished(async () => {
    end.abort();
    await ended;
    await rpc[Symbol.asyncDispose]();
  });
  const sees = (...hashes: string[]) =>
    until("they are seen", async () => seen.map((each) => each.hash).join() === hashes.join(), WAIT_MS);
  return { source, seen, sees, signal: end.signal };
}

const refused = (response: Parameters<Answering>[1], id: number) =>
  void answer(response, {
    jsonrpc: "2.0",
    id,
    error: { code: -32_601, message: "the method does not exist" },
  });

test("a node that announces nothing is asked by a filter, from which each hash is looked up once", async () => {
  let changes = [hash(1)];
  await using node = await aNode(
    onEthereum(({ id, method, params }, response) => {
      if (method === "eth_newPendingTransactionFilter") return "0xf";
      if (method === "eth_getFilterChanges") return changes.splice(0);
      if (method === "eth_getTransactionByHash") return raw(Number(params[0]));
      return refused(response, id);
    }),
  );
  const { sees } = await watching(node.url);
  await sees(hash(1));
  changes = [hash(1), hash(2)];
  await sees(hash(1), hash(2));
  expect(node.asked.filter((method) => method === "eth_getTransactionByHash")).toHaveLength(2);
});

test("hashes that come many at once are all looked up, and again when no node answered", async () => {
  const [COUNT, CALL_MS] = [100, 300];
  const changes = Array.from({ length: COUNT }, (_, n) => hash(n));
  let busySince: number | undefined;
  await using node = await aNode(
    onEthereum(({ id, method, params }, response) => {
      if (method === "eth_newPendingTransactionFilter") return "0xf";
      if (method === "eth_getFilterChanges") return changes.splice(0);
      if (method !== "eth_getTransactionByHash") return refused(response, id);
      const asked = String(params[0]);
      if (asked === hash(7)) busySince ??= performance.now();
      // Out of capacity for longer than a call lasts.
      if (busySince === undefined || performance.now() - busySince > 2 * CALL_MS) return raw(Number(asked));
      return void answer(response, { error: "too many requests" }, 429);
    }),
  );
  const { seen } = await watching(node.url, { deadlineMs: CALL_MS });
  await until("all are seen", async () => new Set(seen.map((each) => each.hash)).size === COUNT, WAIT_MS);
});

test("a node without filters is asked for the block that it would mine", async () => {
  const transactions = [raw(1)];
  await using node = await aNode(
    onEthereum(({ id, method, params }, response) =>
      method === "eth_getBlockByNumber" && params[0] === "pending" ? { transactions } : refused(response, id),
    ),
  );
  const { sees } = await watching(node.url);
  await sees(hash(1));
  transactions.push(raw(2));
  await sees(hash(1), hash(2));
});

test.skipIf(missingAnvil() !== undefined)(
  "a node that announces is listened to, what it had before is reported too, and says what became of each",
  async () => {
    await using anvil = await startAnvil(1);
    const send = (nonce: string, more = {}) =>
      callNode(anvil.url, "eth_sendTransaction", [{ from: RICH, to: PAYEE, value: "0x5", nonce, ...more }]);
    const first = await send("0x0", { gasPrice: "0x574876e800" });
    const { source, seen, sees, signal } = await watching(anvil.url);
    await sees(first);
    const second = await send("0x1", { gasPrice: "0x174876e800" });
    await sees(first, second);
    expect(seen[1]).toEqual({
      ...{ network: "ethereum", hash: second, slots: [`${RICH}:1`] },
      payments: [{ from: RICH, to: PAYEE, contract: null, units: 5n }],
    });
    const fates = () => Promise.all(seen.map((each) => source.fateOf(each, signal)));
    expect(await fates()).toEqual([{ is: "pending" }, { is: "pending" }]);
    const third = await send("0x1", { gasPrice: "0x374876e800" });
    await sees(first, second, third);
    expect((await fates()).map(({ is }) => is)).toEqual(["pending", "gone", "pending"]);
    await callNode(anvil.url, "evm_mine");
    expect(await fates()).toMatchObject([
      { is: "mined", height: 1, failed: false },
      { is: "replaced" },
      { is: "mined", height: 1 },
    ]);
  },
);
