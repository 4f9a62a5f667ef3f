import { reasonToSkip } from "@tetron/domain/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Bitcoind,
  bitcoindCommand,
  fund,
  mine,
  pay,
  signSpend,
  startBitcoind,
} from "../../bitcoind/testing.ts";
import bitcoin from "../../chains/bitcoin/chain.ts";
import { chainIdentity } from "../../rpc/chain.ts";
import { openRpc } from "../../rpc/pool.ts";
import { callNode } from "../../testing.ts";
import { queueOf } from "./mempool.ts";
import { Mempool } from "./raw.ts";

const command = await bitcoindCommand();
const program = typeof command === "string" ? [] : command;
const chain = chainIdentity("bitcoin", "regtest");

describe.skipIf(reasonToSkip(typeof command === "string" ? command : undefined))(
  "fees of a running bitcoin node",
  () => {
    let node: Bitcoind;
    beforeAll(async () => {
      // Room for six payments, ordered by fee only. By default, this node reserves room for old coins and
      // refuses lock
      // time 21, which its own wallet sometimes uses.
      const policy = ["-blockmaxweight=13500", "-blockprioritysize=0", "-rejectparasites=0"];
      node = await startBitcoind(program, ...policy);
      await fund(node, 20);
    });
    afterAll(() => node?.[Symbol.asyncDispose]());

    test("an empty mempool costs the relay minimum, and notes that it is not cross-checked", async () => {
      await using rpc = openRpc({ network: "bitcoin", urls: [node.url], chain });

      const fees = await bitcoin.readFees(rpc);

      const { minrelaytxfee } = await callNode(node.url, "getmempoolinfo");
      expect(fees.tiers.fast.price).toBe(BigInt(Math.round(minrelaytxfee * 1e8)));
      expect(fees).toMatchObject({ unit: "sat/kvB", congestion: 0, provenance: { live: true } });
      expect(fees.notes).toEqual(["estimatesmartfee has seen too little to cross-check"]);
    });

    test("the mempool is queued in the order in which the node itself fills a block", async () => {
      await using rpc = openRpc({ network: "bitcoin", urls: [node.url], chain });
      for (const rate of [3, 40, 7, 15, 90, 25, 11, 5, 2, 60]) await pay(node, rate);
      const parent = await pay(node, 1);
      // A fee that is high enough for both.
      const to = await callNode(node.url, "getnewaddress");
      const spend = await signSpend(node, { txid: parent, vout: 0 }, { to, fee: 0.0005 });
      const child = await callNode(node.url, "sendrawtransaction", [spend]);

      const queue = queueOf(await rpc.call({ method: "getrawmempool", params: [true], result: Mempool }));
      const { transactions } = await callNode(node.url, "getblocktemplate", [{ rules: ["segwit"] }]);
      const block: string[] = transactions.map(({ txid }: { txid: string }) => txid);

      expect(queue).toHaveLength(12);
      expect(block.length).toBeGreaterThan(4);
      expect(block.length).toBeLessThan(12);
      expect(queue.slice(0, block.length).map(({ txid }) => txid)).toEqual(block);
      expect(block.indexOf(child)).toBe(block.indexOf(parent) + 1);

      const fees = await bitcoin.readFees(rpc);
      expect(fees.congestion).toBeGreaterThan(0);
      await mine(node, 3);
      expect((await bitcoin.readFees(rpc)).congestion).toBe(0);
    });

    test("a node of another chain is named at the start", async () => {
      await using rpc = openRpc({ network: "bitcoin", urls: [node.url] });

      expect(await rpc.verifyChain()).toEqual([
        expect.stringMatching(/^TETRON_RPC_BITCOIN: .* serves chain 0f9188f1/),
      ]);
    });

    test("fees of a chain without recent blocks are not live", async () => {
      const yesterday = Math.floor(Date.now() / 1000) - 86_400;
      await using stopped = await startBitcoind(program, `-mocktime=${yesterday}`);
      await mine(stopped, 1);
      await using rpc = openRpc({ network: "bitcoin", urls: [stopped.url], chain, deadlineMs: 500 });

      await expect(bitcoin.readFees(rpc)).rejects.toThrow(/from the past/);
    });
  },
);
