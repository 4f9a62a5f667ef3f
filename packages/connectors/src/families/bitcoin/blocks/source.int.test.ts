import type { Block } from "@tetron/domain/block";
import { entriesOf } from "@tetron/domain/block-entries";
import { reasonToSkip } from "@tetron/domain/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { esploraIndexOf } from "../../../bitcoind/esplora/testing.ts";
import {
  type Bitcoind,
  bitcoindCommand,
  fund,
  mine,
  startBitcoind,
  unspentOf,
} from "../../../bitcoind/testing.ts";
import { effectOf } from "../../../providers/esplora/effect-of.ts";
import { EsploraTransaction } from "../../../providers/esplora/schema.ts";
import { chainIdentity } from "../../../rpc/chain.ts";
import { openRpc } from "../../../rpc/pool.ts";
import { aNode, type ReceivedCall, type TestNode } from "../../../rpc/testing.ts";
import { callNode } from "../../../testing.ts";
import { bitcoinBlocks } from "./source.ts";

const command = await bitcoindCommand();
const program = typeof command === "string" ? [] : command;
const { signal } = new AbortController();
const DATA = "00aabb";

/** Two keys, of a script that anybody may pay and that has no address. */
const KEYS = [
  "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
  "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5",
];

describe.skipIf(reasonToSkip(typeof command === "string" ? command : undefined))(
  "blocks of a running bitcoin node",
  () => {
    let node: Bitcoind;
    let blocks: Block[];
    let multisig: string;
    const call = (method: string, ...params: unknown[]) => callNode(node.url, method, params);

    beforeAll(async () => {
      node = await startBitcoind(program, "-txindex=1");
      await fund(node, 12);
      const own: string[] = [];
      for (const type of ["legacy", "p2sh-segwit", "bech32", "bech32m"])
        own.push(await call("getnewaddress", "", type));
      multisig = (await call("createmultisig", 1, KEYS, "bech32")).address;
      for (let i = 0; i < 12; i++) {
        const to = Object.fromEntries(own.map((address, at) => [address, ((i + at) % 4) * 0.01 + 0.001]));
        await call("sendmany", "", { ...to, [multisig]: 0.0004 });
        if (i % 3 === 0) await call("send", [{ [own[i % 4]!]: 0.002 }, { data: DATA }]);
        await mine(node, 1);
      }
      // Scripts without an address: bare multisig, and a key alone.
      for (const script of [`multi(1,${KEYS.join(",")})`, `pk(${KEYS[0]})`]) {
        const { descriptor } = await call("getdescriptorinfo", script);
        await call("generatetodescriptor", 1, descriptor);
      }
      await using stack = new AsyncDisposableStack();
      const source = sourceOf(stack, [node]);
      const top = await source.nextHead(undefined, signal);
      blocks = await Promise.all(
        Array.from({ length: top.height + 1 }, async (_, height) =>
          source.block(await source.refAt(height, signal), "everything", signal),
        ),
      );
    });
    afterAll(() => node?.[Symbol.asyncDispose]());

    /** A node that answers as the real one, but for what a test changes. */
    const changed = (change: (call: ReceivedCall, result: unknown) => unknown): Promise<TestNode> =>
      aNode(async (asked, response) => {
        try {
          return change(asked, await callNode(node.url, asked.method, asked.params));
        } catch (error) {
          response.writeHead(500, { "content-type": "application/json" });
          const message = (error as Error).message;
          response.end(JSON.stringify({ id: asked.id, error: { code: -5, message } }));
          return undefined;
        }
      });

    test("move what every address has by the node, and list what an explorer lists of it", async () => {
      const rowsOf = await esploraIndexOf(node);
      const moved = new Map<string, bigint>();
      for (const { movements } of blocks)
        for (const { wallet, delta } of movements) moved.set(wallet, (moved.get(wallet) ?? 0n) + delta);
      expect(moved.size).toBeGreaterThan(20);
      const { held } = await unspentOf(node, [...moved.keys()]);
      for (const [address, sum] of moved) {
        expect({ address, sum }).toEqual({ address, sum: held.get(address) });
        const listed = rowsOf(address).map((row) => effectOf(EsploraTransaction.parse(row), address));
        const entries = blocks.flatMap((block) => entriesOf(address, block).transactions);
        // An explorer lists what came later in a block first.
        expect(entries).toEqual(listed.toReversed().map(({ paidWith: _with, ...entry }) => entry));
      }
      // The rest are the scripts without an address.
      const { total_amount } = await call("gettxoutsetinfo");
      const all = [...moved.values()].reduce((sum, each) => sum + each, 0n);
      expect(BigInt(Math.round(total_amount * 1e8)) - all).toBe(2n * 50_0000_0000n);
    });

    test("report the fee of each transaction that one address paid, and data outputs as paid to nobody", async () => {
      for (const { hash, movements, transactions } of blocks.slice(1)) {
        const { tx } = await call("getblock", hash, 2);
        for (const { index, hash: txid, to } of transactions) {
          const own = movements.filter(({ transaction }) => transaction === index);
          if (index === 0) {
            expect(own.every(({ kind, counterparty }) => kind === "reward" && counterparty === null)).toBe(
              true,
            );
            continue;
          }
          const sum = own.reduce((total, { delta }) => total + delta, 0n);
          expect({ txid, sum }).toEqual({ txid, sum: -BigInt(Math.round(tx[index].fee * 1e8)) });
          const payers = own.filter(({ delta, kind }) => kind === "native" && delta < 0n);
          if (payers.length === 1 && own.some(({ kind }) => kind === "fee"))
            expect(own.find(({ kind }) => kind === "fee")!.delta).toBe(sum);
          expect(to).not.toBe(null);
        }
      }
      const kinds = new Set(blocks.flatMap(({ movements }) => movements.map(({ kind }) => kind)));
      expect(kinds).toEqual(new Set(["native", "fee", "reward"]));
    });

    test("hold for watched wallets their part and nothing else", async () => {
      await using stack = new AsyncDisposableStack();
      const source = sourceOf(stack, [node]);
      for (const block of blocks.slice(-6)) {
        const part = await source.block(block, new Set([multisig]), signal);
        expect(part.movements).toEqual(block.movements.filter(({ wallet }) => wallet === multisig));
        expect(part.transactions.map(({ index }) => index)).toEqual(
          part.movements.map(({ transaction }) => transaction),
        );
      }
    });

    /** As a node that has pruned what undoes a block, or an old one. */
    const withoutPrevouts = ({ method }: ReceivedCall, result: unknown) =>
      method === "getblock"
        ? JSON.parse(JSON.stringify(result), (key, value) => (key === "prevout" ? undefined : value))
        : result;

    test("are had from a node that does not tell what inputs spend, if it has an index of transactions", async () => {
      await using stack = new AsyncDisposableStack();
      const old = stack.use(await changed(withoutPrevouts));
      const source = sourceOf(stack, [old]);
      for (const block of blocks.slice(-4))
        expect(await source.block(block, "everything", signal)).toEqual(block);
      expect(old.asked).toContain("getrawtransaction");
      // It is asked once for what it does not tell, not with each block.
      expect(old.asked.filter((method) => method === "getblock")).toHaveLength(5);
    });

    test("are never taken for less: without what inputs spend, another node is asked, or it fails clearly", async () => {
      await using stack = new AsyncDisposableStack();
      const bare = await changed((asked, result) => {
        if (asked.method === "getrawtransaction")
          throw new Error("No such mempool or blockchain transaction");
        return withoutPrevouts(asked, result);
      });
      stack.use(bare);
      const block = blocks.at(-4)!;
      const both = sourceOf(stack, [bare, node]);
      expect(await both.block(block, "everything", signal)).toEqual(block);
      await expect(sourceOf(stack, [bare]).block(block, "everything", signal)).rejects.toMatchObject({
        kind: "missing",
        message: expect.stringMatching(
          /Bitcoin Core 23 or later that has not pruned the block, or one with -txindex/,
        ),
      });
    });

    test.each<
      [what: string, lie: (result: { tx: { vout: { value: number }[] }[] }) => unknown, said: string]
    >([
      [
        "a transaction",
        (block) => ({ ...block, tx: block.tx.slice(0, -1) }),
        "other transactions than the block has",
      ],
      ["another height", (block) => ({ ...block, height: 7 }), "block "],
      [
        "another time",
        (block) => ({ ...block, time: 1_700_000_000 }),
        "a header that does not make the block's hash",
      ],
      [
        "an amount",
        (block) => ({ ...block, tx: block.tx.map((tx, i) => (i === 0 ? tx : doubled(tx))) }),
        "wrong amounts of",
      ],
    ])("of a node that is wrong about %s are refused", async (_what, lie, said) => {
      await using stack = new AsyncDisposableStack();
      const liar = stack.use(
        await changed(({ method }, result) => (method === "getblock" ? lie(result as never) : result)),
      );
      const block = blocks.at(-4)!;
      expect(await sourceOf(stack, [liar, node]).block(block, "everything", signal)).toEqual(block);
      await expect(sourceOf(stack, [liar]).block(block, "everything", signal)).rejects.toThrow(said);
    });

    test("that no node has are missing", async () => {
      await using stack = new AsyncDisposableStack();
      const source = sourceOf(stack, [node]);
      await expect(source.refAt(1_000_000, signal)).rejects.toMatchObject({ kind: "missing" });
      await expect(source.refOf({ height: 1, hash: "0".repeat(64) }, signal)).rejects.toMatchObject({
        kind: "missing",
      });
    });
  },
);

function doubled(transaction: { readonly vout: readonly { readonly value: number }[] }) {
  return { ...transaction, vout: transaction.vout.map((each) => ({ ...each, value: 2 * each.value })) };
}

function sourceOf(stack: AsyncDisposableStack, nodes: readonly { readonly url: string }[]) {
  const urls = nodes.map(({ url }) => url);
  const chain = chainIdentity("bitcoin", "regtest");
  const rpc = stack.use(openRpc({ network: "bitcoin", urls, chain, deadlineMs: 3_000, attemptMs: 2_000 }));
  return stack.use(bitcoinBlocks({ pollMs: 10, finalDepth: 100 })(rpc, urls));
}
