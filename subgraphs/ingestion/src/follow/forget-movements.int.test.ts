import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Block } from "@tetron/domain/block";
import { DAY_MS } from "@tetron/domain/durations";
import { putHeaders } from "@tetron/lake/chain-headers";
import { beginChain, findChain } from "@tetron/lake/chains";
import { putMovements } from "@tetron/lake/movements";
import { chainHeaders } from "@tetron/lake/tables/chain-headers";
import { movements } from "@tetron/lake/tables/movements";
import { wallets } from "@tetron/lake/tables/wallets";
import { aChain, aWallet, emptyLake, silent, testStores } from "@tetron/lake/testing";
import { findTransferSources } from "@tetron/lake/transfer-sources";
import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { forgetMovements } from "./forget-movements.ts";

const { signal } = new AbortController();
const [EARLY, LATE] = [
  "0x00000000000000000000000000000000000000a1",
  "0x00000000000000000000000000000000000000a2",
];

/** A block at a height that is `days` old, in which a wallet is paid. */
function aBlock(height: number, days: number, wallet: string): Block {
  const at = {
    height,
    timestamp: Math.floor((Date.now() - days * DAY_MS) / 1_000),
    network: "ethereum",
  } as const;
  const sides = { from: LATE, to: wallet, contract: null, value: 5n, failed: false, methodId: null };
  const movement = {
    transaction: 0,
    counterparty: null,
    asset: "eip155:1/slip44:60",
    kind: "native",
  } as const;
  return {
    ...{
      ...at,
      hash: `0x${height}`,
      parentHash: null,
      transactions: [{ index: 0, hash: `0x${height}`, ...sides }],
    },
    movements: [{ ...movement, index: 1, wallet, delta: 5n }],
  };
}

describe.each(testStores())("movements on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "that are older than the setting are deleted up to what is final, and the graph does not take the rest for all",
    async () => {
      await using lake = await emptyLake(kind);
      const chain = aChain({ fromHeight: 1, heldHeight: 5, finalizedHeight: 4 });
      await beginChain(lake.db, chain, { height: 0, hash: "0x0", parentHash: null, timestamp: 1 });
      const ages = [400, 300, 200, 190, 1];
      await putMovements(
        lake.db,
        ages.map((days, i) => aBlock(i + 1, days, i < 2 ? EARLY : LATE)),
      );
      const followed = { height: 5, basis: "chain", transactionsTo: null, tokensTo: null };
      const known = (address: string, since: number) =>
        aWallet({ owner: "operator", address, followed: { ...followed, since } });
      await lake.db.insert(wallets).values([known(EARLY, 1), known(LATE, 4)]);
      const isWhole = async () =>
        (
          await findTransferSources(
            lake.db,
            ["operator"],
            [EARLY, LATE].map((address) => ({ network: "ethereum", address })),
          )
        ).map((source) => source?.isWhole);
      expect(await isWhole()).toEqual([true, true]);

      const forgotten = new Map<string, number>();
      const parts = { lake, log: silent, forgotten, isArchived: false };
      const kept = { network: "ethereum", mode: "full" } as FollowedChain;
      await forgetMovements({ ...parts, chains: [kept] }).run(signal);
      expect(await heights()).toEqual([1, 2, 3, 4, 5]);
      // The second one waits for the archive.
      await putHeaders(lake.db, [aBlock(2, 300, EARLY)]);
      const old = { ...parts, chains: [{ ...kept, keepDays: 100 }] };
      await forgetMovements({ ...old, isArchived: true }).run(signal);
      expect(await heights()).toEqual([2, 3, 4, 5]);
      await forgetMovements(old).run(signal);
      expect(await lake.db.$count(chainHeaders)).toBe(0);
      // The fourth is old enough, and has not been final for long.
      expect(await heights()).toEqual([4, 5]);
      expect([...forgotten]).toEqual([["ethereum", 6]]);
      expect(await findChain(lake.db, "ethereum")).toMatchObject({ movementsFrom: 4 });
      expect(await isWhole()).toEqual([undefined, true]);
      expect(await lake.db.$count(wallets)).toBe(2);

      async function heights(): Promise<number[]> {
        const rows = await lake.db.select().from(movements).orderBy(asc(movements.height));
        return rows.map(({ height }) => height);
      }
    },
  );
});
