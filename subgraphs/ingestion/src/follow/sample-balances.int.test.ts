import { installPaying, minePayments, PAYING } from "@tetron/connectors/anvil/payments/testing";
import { type Anvil, missingAnvil, startAnvil } from "@tetron/connectors/anvil/testing";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { followChain } from "@tetron/connectors/follow/follow-chain";
import { callNode } from "@tetron/connectors/testing";
import { findBalances } from "@tetron/lake/balances";
import { findChain } from "@tetron/lake/chains";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { findTransferSources } from "@tetron/lake/transfer-sources";
import type { Log } from "@tetron/service/log";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { heldAmount } from "../graph/balances.ts";
import { chainStore } from "./chain-store.ts";
import { newFollowCounts } from "./follow-counts.ts";
import { openSampler } from "./sample-balances.ts";
import { chainOf, heldUpTo } from "./testing.ts";

const SETTINGS = { TETRON_FOLLOW_ETHEREUM: "full", TETRON_FOLLOW_FROM_ETHEREUM: "1" };
const MAX_BLOCKS = 60;
const PAYEES = [...Array(7).keys()].map((n) => `0x${(0xb0 + n).toString(16).padStart(40, "0")}`);
const assetOf = ({ address }: { readonly address: string }) => `eip155:1/erc20:${address}`;

describe.skipIf(missingAnvil() !== undefined)("what is held, beside the books of the node", () => {
  let stack: AsyncDisposableStack;
  let lake: TestLake;
  let anvil: Anvil;
  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    lake = stack.use(await emptyLake());
    anvil = stack.use(await startAnvil(1));
    await installPaying(anvil);
  });
  afterEach(() => stack.disposeAsync());

  /** Follows the node, and compares after each commit. */
  function sampling(change: (source: FollowedChain["source"]) => FollowedChain["source"] = (same) => same) {
    const end = new AbortController();
    const opened = chainOf(stack, { ...SETTINGS, TETRON_RPC_ETHEREUM: anvil.url });
    const chain = { ...opened, source: change(opened.source) };
    const { checks } = newFollowCounts();
    const warnings: object[] = [];
    const log = { ...silent, debug: () => {}, info: () => {}, warn: (found: object) => warnings.push(found) };
    const parts = { lake, chain, checks, log: log as unknown as Log, pauseMs: 0 };
    const sampler = openSampler(parts, end.signal);
    const store = chainStore(lake, chain, end.signal);
    const sampled = {
      ...store,
      async commit(step: Parameters<typeof store.commit>[0]) {
        const window = await store.commit(step);
        sampler.sample(step, window);
        await sampler.ended();
        return window;
      },
    };
    const following = followChain({ source: chain.source, store: sampled, onTrouble: () => {} }, end.signal);
    stack.defer(async () => {
      end.abort();
      await following;
    });
    return { checks, warnings };
  }

  async function mineUntil(isEnough: () => boolean): Promise<void> {
    for (let seed = 1; seed <= MAX_BLOCKS && !isEnough(); seed++) {
      await minePayments(anvil, 1, seed);
      await heldUpTo(lake, anvil);
    }
    expect(isEnough()).toBe(true);
  }

  test("adds up for coins, and for a token with a fee on transfers; of one that rebases no balance is told", async () => {
    const { checks, warnings } = sampling();
    await mineUntil(
      () => checks.coins > 20 && checks.wrongTokens > 0 && checks.tokens - checks.wrongTokens > 3,
    );
    expect({ ...checks, warnings }).toMatchObject({ wrongCoins: 0, wrongAt: null, warnings: [] });
    const refs = PAYEES.map((address) => ({ network: "ethereum", address }) as const);
    const sources = await findTransferSources(lake.db, ["operator"], refs);
    const found = await findBalances(
      lake.db,
      sources.filter((source) => source !== undefined),
    );
    const amounts = { [assetOf(PAYING.taxed)]: 0, [assetOf(PAYING.rebasing)]: 0 };
    for (const [i, balances] of found.entries())
      for (const balance of balances) {
        const wallet = refs[i]!;
        const amount = heldAmount({ wallet, balance, isComplete: true });
        amounts[balance.asset]! += 1;
        if (balance.asset === assetOf(PAYING.rebasing)) {
          expect({ isRebasing: balance.isRebasing, amount }).toEqual({ isRebasing: true, amount: null });
          expect(balance.received).toBeGreaterThan(0n);
          continue;
        }
        const data = `0x70a08231${wallet.address.slice(2).padStart(64, "0")}`;
        const told = await callNode(anvil.url, "eth_call", [{ to: PAYING.taxed.address, data }, "latest"]);
        expect({ isRebasing: balance.isRebasing, amount }).toEqual({
          ...{ isRebasing: false, amount: BigInt(told) },
        });
      }
    expect(Math.min(...Object.values(amounts))).toBeGreaterThan(0);
  });

  test("does not add up where payments by calls are left out: that is counted and logged, and following goes on", async () => {
    const { checks, warnings } = sampling((source) => ({
      ...source,
      async block(...asked) {
        const block = await source.block(...asked);
        return { ...block, movements: block.movements.filter(({ kind }) => kind !== "internal") };
      },
    }));
    await mineUntil(() => checks.wrongCoins > 0);
    expect(checks.wrongAt).toBeGreaterThan(0);
    const coin = { network: "ethereum", height: checks.wrongAt, asset: "eip155:1/slip44:60" };
    expect(warnings.at(-1)).toMatchObject(coin);
    await minePayments(anvil, 1, MAX_BLOCKS + 1);
    await heldUpTo(lake, anvil);
    expect(await findChain(lake.db, "ethereum")).toMatchObject({ stopped: false });
  });
});
