import { entriesOf } from "@tetron/domain/block-entries";
import { Agent } from "undici";
import { expect, test } from "vitest";
import { solanaBlock } from "../../families/solana/blocks/normalise.ts";
import { RawBlock } from "../../families/solana/blocks/raw.ts";
import { aSvmNode } from "../../litesvm/front/testing.ts";
import { startChain } from "../../litesvm/testing.ts";
import { startTraffic } from "../../litesvm/traffic/testing.ts";
import { createBudget } from "../../rpc/budget.ts";
import { callNode } from "../../testing.ts";
import { solanaRpc } from "./solana-rpc.ts";

const { signal } = new AbortController();
const WHOLE = { commitment: "confirmed", maxSupportedTransactionVersion: 0, transactionDetails: "accounts" };

test("what a node lists of a wallet is what its blocks say", async () => {
  const chain = startChain();
  const traffic = await startTraffic(chain);
  await traffic.produce(20);
  await using node = await aSvmNode(chain);
  const dispatcher = new Agent();
  await using _closed = { [Symbol.asyncDispose]: () => dispatcher.destroy() };
  const budget = createBudget({ perSecond: 1_000, perDay: 100_000 });
  const provider = solanaRpc({ url: node.url, budget, dispatcher, requestMs: 10_000 });
  const blocks = await Promise.all(
    chain.blocks().map(async ({ slot }) => {
      const raw = await callNode(node.url, "getBlock", [slot, WHOLE]);
      return solanaBlock(RawBlock.parse(raw), slot);
    }),
  );
  const namingOf = (account: string) =>
    new Set(
      chain
        .blocks()
        .flatMap(({ transactions }) => transactions)
        .filter(({ accounts }) => accounts.some(({ pubkey }) => pubkey === account))
        .map(({ signatures }) => signatures[0]!),
    );
  for (const address of traffic.people) {
    const told = [];
    const wallet = { network: "solana", address } as const;
    for await (const { history } of provider.pages(wallet, { from: "newest", signal })) told.unshift(history);
    const listed = told.flatMap(({ transactions }) => transactions);
    const entries = blocks.map((block) => entriesOf(address, block));
    const held = entries.flatMap(({ transactions }) => transactions);
    // A vote is no transaction of anybody.
    const votes = namingOf("Vote111111111111111111111111111111111111111");
    expect(listed.filter(({ hash }) => !votes.has(hash!))).toEqual(held);
    expect(held.length).toBeGreaterThan(1);
    const tokens = entries.flatMap(({ tokenTransfers }) => tokenTransfers);
    // Transactions that do not name the wallet are listed under its token accounts.
    const naming = namingOf(address);
    const named = tokens.filter(({ hash }) => naming.has(hash!));
    const listedTokens = told.flatMap(({ tokenTransfers }) => tokenTransfers);
    expect(listedTokens.map((each) => ({ ...each, decimals: 0 }))).toEqual(named);
  }
});
