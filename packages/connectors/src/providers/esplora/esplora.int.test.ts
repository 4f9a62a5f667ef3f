import { reasonToSkip } from "@tetron/domain/testing";
import { Agent } from "undici";
import { describe, expect, test } from "vitest";
import { esploraIndexOf } from "../../bitcoind/esplora/testing.ts";
import { bitcoindCommand, fund, mine, startBitcoind } from "../../bitcoind/testing.ts";
import { createBudget } from "../../rpc/budget.ts";
import { callNode } from "../../testing.ts";
import { readWallet } from "../read-wallet.ts";
import { esplora } from "./esplora.ts";
import { anEsplora } from "./testing.ts";

const command = await bitcoindCommand();
const program = typeof command === "string" ? [] : command;
const { signal } = new AbortController();

describe.skipIf(reasonToSkip(typeof command === "string" ? command : undefined))(
  "histories of a running bitcoin node",
  () => {
    test("what every address paid and got adds up to what the node says it has", async () => {
      await using node = await startBitcoind(program, "-fallbackfee=0.0002");
      await fund(node, 12);
      const call = (method: string, ...params: unknown[]) => callNode(node.url, method, params);
      const own: string[] = [];
      for (const type of ["legacy", "p2sh-segwit", "bech32", "bech32m"])
        own.push(await call("getnewaddress", "", type));
      for (let i = 0; i < 35; i++) {
        const to = Object.fromEntries(own.map((address, at) => [address, ((i + at) % 4) * 0.01 + 0.001]));
        await call("sendmany", "", to);
        if (i % 5 === 0) await call("send", [{ [own[i % 4]!]: 0.002 }, { data: "00aabb" }]);
        await mine(node, 1);
      }
      // One that pays itself, and a transaction that waits: no part of a history.
      await call("sendtoaddress", own[0], 0.003);
      await call("sendmany", "", { [own[1]!]: 0.004 });

      const rowsOf = await esploraIndexOf(node);
      await using server = await anEsplora({ transactions: rowsOf });
      await using stack = new AsyncDisposableStack();
      const provider = esplora({
        ...{ url: server.url, requestMs: 10_000, budget: createBudget({ perSecond: 1e6, perDay: 1e9 }) },
        dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
      });
      const unspent: { address: string }[] = await call("listunspent", 1);
      const addresses = new Set([...own, ...unspent.map(({ address }) => address)]);
      expect(addresses.size).toBeGreaterThan(20);
      for (const address of addresses) {
        const { history, coverage } = await readWallet(provider, { network: "bitcoin", address }, signal);
        expect(coverage).toMatchObject({ complete: true, from: "start" });
        const rows = rowsOf(address);
        expect(history!.transactions.map(({ hash }) => hash)).toEqual(
          rows.map(({ txid }) => txid).toReversed(),
        );
        const moved = history!.transactions.reduce(
          (sum, { direction, value }) => sum + (direction === "sent" ? -value : value),
          0n,
        );
        const paidAll = ({ vin }: (typeof rows)[number]) =>
          vin.every(({ prevout }) => prevout?.scriptpubkey_address === address);
        const fees = rows.filter(paidAll).reduce((sum, { fee }) => sum + BigInt(fee), 0n);
        const { total_amount } = await call("scantxoutset", "start", [`addr(${address})`]);
        expect(moved - fees).toBe(BigInt(Math.round(total_amount * 1e8)));
      }
      // Four addresses with more than a page of transactions each.
      expect(server.asked.filter((path) => /txs\/chain\/\w+$/.test(path)).length).toBeGreaterThanOrEqual(4);
    });
  },
);
