import { aSvmNode } from "@tetron/connectors/litesvm/front/testing";
import { startChain } from "@tetron/connectors/litesvm/testing";
import { startTraffic } from "@tetron/connectors/litesvm/traffic/testing";
import { aLine } from "@tetron/connectors/rpc/line/testing";
import { HOUR_MS } from "@tetron/domain/durations";
import { until } from "@tetron/domain/testing";
import { findChain, findHeldBlocks } from "@tetron/lake/chains";
import { insertScore } from "@tetron/lake/scores";
import { movements } from "@tetron/lake/tables/movements";
import { wallets } from "@tetron/lake/tables/wallets";
import { aScore, committedEvents, emptyLake, testStores } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { walletFacts } from "../../wallet-facts.ts";
import { seenOf } from "../new-wallet.ts";
import { chainOf, following, heldEntries, importTold, wholeState } from "../testing.ts";
import { heldUpToNewest, wrongHoldings } from "./testing.ts";

const SETTINGS = { TETRON_FOLLOW_SOLANA: "full", TETRON_FOLLOW_FROM_SOLANA: "1" };
const TEST_MS = 120_000;
const CUT_MS = 30_000;
/** Transactions: half of the ways in each block. */
const PER_BLOCK = 5;

describe.each(testStores())("solana on $kind", ({ kind, missing }) => {
  describe.skipIf(missing !== undefined)("", () => {
    test(
      "200 slots: every coin and token is what the machine says after catching up, live, and after forks of 1 to 20 blocks cut in the middle, and every history what is held",
      async () => {
        await using stack = new AsyncDisposableStack();
        const lake = stack.use(await emptyLake(kind));
        const chain = startChain();
        const traffic = await startTraffic(chain);
        const node = stack.use(await aSvmNode(chain));
        await traffic.produce(100, 0, PER_BLOCK);
        const line = stack.use(await aLine(node.url));
        const followed = chainOf(stack, { ...SETTINGS, TETRON_RPC_SOLANA: line.url });
        const { troubles } = stack.use(following(lake, followed));
        const check = async () => {
          await heldUpToNewest(lake, chain);
          expect(await wrongHoldings(lake, chain, traffic)).toEqual([]);
        };
        await check();
        await traffic.produce(3, 1, PER_BLOCK);
        await check();
        expect(troubles).toEqual([]);
        for (const [depth, usesSlotsAgain] of [
          [1, false],
          [2, true],
          [7, false],
          [20, true],
        ] as const) {
          const mark = chain.mark();
          await traffic.produce(depth, depth + 10, PER_BLOCK);
          await check();
          line.cutAfter(depth);
          chain.goBack(mark, usesSlotsAgain);
          await traffic.produce(depth + 1, depth + 40, PER_BLOCK);
          await until("the line is cut", async () => line.isCut(), CUT_MS);
          line.mend();
          await check();
        }
        expect(chain.nextSlot()).toBeGreaterThan(200);
        expect(chain.blocks().length).toBeLessThan(chain.nextSlot() - 40);

        const rows = await lake.db.select().from(wallets);
        const known = new Map(rows.map((row) => [row.address, row]));
        for (const address of traffic.people) {
          const entries = await heldEntries(lake, address, "solana");
          const scratch = walletFacts({ network: "solana", address, ...seenOf("solana"), ...entries });
          const row = known.get(address)!;
          expect({ ...row, state: await wholeState(lake, row) }).toMatchObject({
            ...{ transactions: scratch.transactions, tokenTransfers: scratch.tokenTransfers },
            ...{ state: scratch.state, wallet44: scratch.wallet44, behaviour: scratch.behaviour },
          });
          expect(scratch.transactions).toBeGreaterThan(0);
        }
        const { rows: sums } = await lake.db.execute<{ kind: string; sum: string }>(sql`
          select kind, sum(delta)::text as sum from ${movements} where kind <> 'token' group by kind`);
        const sum = new Map(sums.map((row) => [row.kind, BigInt(row.sum)]));
        // Half of the fees is burnt, the other one the leader's reward.
        expect(sum.get("native")).toBe(0n);
        expect(sum.get("reward")).toBe(-sum.get("fee")! / 2n);
        const held = await findHeldBlocks(lake.db, "solana");
        const { finalizedHeight } = (await findChain(lake.db, "solana"))!;
        expect(held[0]!.height).toBeLessThanOrEqual(finalizedHeight);
        expect(held[1]!.height).toBeGreaterThan(finalizedHeight);
        expect((await committedEvents(lake, { types: ["block.undone"] })).length).toBe(30);
      },
      TEST_MS,
    );

    test(
      "only what concerns scored wallets is kept, and a history that was told later goes on with coins and tokens",
      async () => {
        await using stack = new AsyncDisposableStack();
        const lake = stack.use(await emptyLake(kind));
        const chain = startChain();
        const traffic = await startTraffic(chain);
        const node = stack.use(await aSvmNode(chain));
        const [mine] = traffic.people;
        const followed = chainOf(stack, { TETRON_RPC_SOLANA: node.url });
        stack.use(following(lake, followed));
        const produce = async (blocks: number, seed: number) => {
          await traffic.produce(blocks, seed);
          node.announce();
          await heldUpToNewest(lake, chain);
        };
        await produce(1, 1);
        expect(await lake.db.$count(movements)).toBe(0);
        await lake.commit([insertScore(aScore({ network: "solana", fromAddress: mine, toAddress: mine }))]);
        // The next commit sees the score; the blocks after it are read for the wallet.
        await produce(1, 2);
        const told = { network: "solana", address: mine, transactions: [], tokenTransfers: [] } as const;
        const asOf = new Date(Date.now() + HOUR_MS);
        const { blockTime } = chain.blocks().at(-1)!;
        await importTold(lake, { ...told, ...seenOf("solana") }, { source: "solana-rpc", asOf });
        await produce(3, 3);
        const kept = await lake.db.selectDistinct({ wallet: movements.wallet }).from(movements);
        expect(kept).toEqual([{ wallet: mine }]);
        const { transactions, tokenTransfers } = await heldEntries(lake, mine, "solana");
        // The block before may have been read for it already.
        const isLater = ({ timestamp }: { readonly timestamp: number }) => timestamp > blockTime;
        const entries = {
          transactions: transactions.filter(isLater),
          tokenTransfers: tokenTransfers.filter(isLater),
        };
        const [row] = await lake.db.select().from(wallets);
        const scratch = walletFacts({ ...told, ...seenOf("solana"), ...entries });
        expect(row).toMatchObject({
          ...{ transactions: scratch.transactions, tokenTransfers: scratch.tokenTransfers },
          behaviour: scratch.behaviour,
        });
        expect(scratch.tokenTransfers).toBeGreaterThan(5);
      },
      TEST_MS,
    );
  });
});
