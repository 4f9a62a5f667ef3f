import { installPaying, minePayments, PAYEES, PAYING } from "@tetron/connectors/anvil/payments/testing";
import { missingAnvil, RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { aLine } from "@tetron/connectors/rpc/line/testing";
import { callNode } from "@tetron/connectors/testing";
import { until } from "@tetron/domain/testing";
import { findChain } from "@tetron/lake/chains";
import { movements } from "@tetron/lake/tables/movements";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, testStores } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { walletFacts } from "../wallet-facts.ts";
import { chainOf, following, heldEntries, heldUpTo, wholeState, wrongBalances } from "./testing.ts";

const SETTINGS = { TETRON_FOLLOW_ETHEREUM: "full", TETRON_FOLLOW_FROM_ETHEREUM: "1" };
const TEST_MS = 180_000;
const CUT_MS = 30_000;

describe.skipIf(missingAnvil() !== undefined).each(testStores())("a chain on $kind", ({ kind, missing }) => {
  describe.skipIf(missing !== undefined)("", () => {
    test(
      "every balance equals the node's after catching up, live, and after reorgs of 1 to 20 blocks cut in the middle, and every history what is held",
      async () => {
        await using stack = new AsyncDisposableStack();
        const lake = stack.use(await emptyLake(kind));
        const anvil = stack.use(await startAnvil(1));
        await installPaying(anvil);
        await minePayments(anvil, 12);
        const line = stack.use(await aLine(anvil.url));
        const chain = chainOf(stack, { ...SETTINGS, TETRON_RPC_ETHEREUM: line.url });
        const { troubles } = stack.use(following(lake, chain));
        const check = async () => {
          await heldUpTo(lake, anvil);
          expect(await wrongBalances(lake, anvil)).toEqual([]);
        };
        await check();
        expect(chain.source.traces()).toBe(true);
        await minePayments(anvil, 3, 1);
        await check();
        for (const depth of [1, 2, 7, 20]) {
          const snapshot = await callNode(anvil.url, "evm_snapshot");
          await minePayments(anvil, depth, depth + 10);
          await check();
          expect(troubles).toEqual([]);
          line.cutAfter(depth);
          await callNode(anvil.url, "evm_revert", [snapshot]);
          await minePayments(anvil, depth + 1, depth + 40);
          await until("the line is cut", async () => line.isCut(), CUT_MS);
          line.mend();
          await check();
          troubles.length = 0;
        }

        const rows = await lake.db.select().from(wallets);
        const known = new Map(rows.map((row) => [row.address, row]));
        for (const address of [
          RICH,
          PAYING.wrapped.address,
          PAYING.taxed.address,
          "0x00000000000000000000000000000000000000b3",
        ]) {
          const entries = await heldEntries(lake, address);
          const scratch = walletFacts({ network: "ethereum", address, ...entries });
          const row = known.get(address)!;
          const { wallet44, behaviour, transactions, tokenTransfers, lastSeen } = row;
          const { state: s, wallet44: w, behaviour: b, ...rest } = scratch;
          expect({ transactions, tokenTransfers, lastSeen }).toEqual({
            ...{
              transactions: rest.transactions,
              tokenTransfers: rest.tokenTransfers,
              lastSeen: rest.lastSeen,
            },
          });
          expect({ state: await wholeState(lake, row), wallet44, behaviour }).toEqual({
            state: s,
            wallet44: w,
            behaviour: b,
          });
        }
        // Only calls within transactions pay them.
        for (const payee of [PAYEES.forward, PAYEES.heir])
          expect(
            await lake.db.select().from(movements).where(sql`wallet = ${payee} and kind = 'internal'`),
          ).not.toEqual([]);
        const { rows: sums } = await lake.db.execute(sql`
          select asset from ${movements} where kind in ('native', 'internal') or asset like '%f0005'
          group by asset having sum(delta) <> 0`);
        expect(sums).toEqual([]);
        expect(await findChain(lake.db, "ethereum")).toMatchObject({
          mode: "full",
          fromHeight: 1,
          traces: true,
          stopped: false,
        });
      },
      TEST_MS,
    );
  });
});
