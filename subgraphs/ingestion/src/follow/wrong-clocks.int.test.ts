import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Block, BlockRef } from "@tetron/domain/block";
import { HOUR_MS } from "@tetron/domain/durations";
import type { AccountTransaction } from "@tetron/domain/history";
import { until } from "@tetron/domain/testing";
import { findChain, noteChain } from "@tetron/lake/chains";
import { findSharedWallets } from "@tetron/lake/followed-wallets";
import { pause } from "@tetron/lake/pause";
import { emptyLake } from "@tetron/lake/testing";
import { findWatched } from "@tetron/lake/watched-wallets";
import { reportChains } from "@tetron/service/report-chains";
import { describe, expect, test } from "vitest";
import { watchWallets } from "../watches/watch-wallets.ts";
import { following, importTold } from "./testing.ts";

const [PAYER, WALLET] = [`0x${"a".repeat(40)}`, `0x${"b".repeat(40)}`];
const COIN = "eip155:1/slip44:60";
const WAIT_MS = 30_000;
const BLOCK_SECONDS = 12;

describe.each([
  ["ahead of", 3_600],
  ["behind", -3_600],
])("a node whose clock is an hour %s that of the host", (_what, offSeconds) => {
  test("loses no entry, adds none twice, and says how far it is behind", async () => {
    await using lake = await emptyLake();
    const start = Math.floor(Date.now() / 1_000) + offSeconds;
    const timeOf = (height: number) => start + height * BLOCK_SECONDS;
    const refOf = (height: number, branch = "a", parent = branch): BlockRef => ({
      ...{ height, hash: `${height}${branch}`, parentHash: `${height - 1}${parent}` },
      timestamp: timeOf(height),
    });
    const known = new Map(
      [refOf(1), refOf(2), refOf(3), refOf(3, "b", "a"), refOf(4, "b")].map((ref) => [ref.hash, ref]),
    );
    let tip = refOf(1);
    const source: FollowedChain["source"] = {
      network: "ethereum",
      traces: () => true,
      async nextHead(last, signal) {
        while (last?.hash === tip.hash && !signal.aborted) await pause(10, signal);
        signal.throwIfAborted();
        return tip;
      },
      heads: async () => [tip],
      isHeld: async ({ hash }) => hash === tip.hash,
      finalized: async () => 0,
      refAt: async (height) => known.get(`${height}b`) ?? known.get(`${height}a`)!,
      refOf: async ({ hash }) => known.get(hash)!,
      block: async (ref, interest) =>
        paying(known.get(ref.hash)!, interest !== "everything" && interest.has(WALLET) ? [WALLET] : []),
    };
    const chain = { network: "ethereum", mode: "watch", from: undefined, source, oldBlocks: source };
    await using _following = following(lake, { ...chain, health: () => [] } as FollowedChain);
    const heldIs = (ref: BlockRef) =>
      until(
        `${ref.hash} is held`,
        async () => (await findChain(lake.db, "ethereum"))?.heldHash === ref.hash,
        WAIT_MS,
      );
    const goOnTo = async (ref: BlockRef) => {
      tip = ref;
      await heldIs(ref);
    };
    await heldIs(refOf(1));
    const by = { actor: "command-line", now: new Date(), tenant: "acme" };
    await watchWallets(lake, { network: "ethereum", addresses: [WALLET] }, by);
    await goOnTo(refOf(2));
    await until("it is watched", async () => (await findWatched(lake.db, "ethereum")).has(WALLET), WAIT_MS);
    // A provider tells the times of the chain too.
    const history = {
      ...({ network: "ethereum", address: WALLET, tokenTransfers: [] } as const),
      transactions: [1, 2].map((height) => received(timeOf(height), `${height}a`)),
    };
    await importTold(lake, history, { source: "ots", asOf: new Date(Date.now() + HOUR_MS) });
    const wallet = async () => (await findSharedWallets(lake.db, "ethereum", [WALLET])).get(WALLET);
    await goOnTo(refOf(3));
    expect(await wallet()).toMatchObject({ transactions: 3, lastSeen: new Date(timeOf(3) * 1_000) });
    await goOnTo(refOf(4, "b"));
    expect(await wallet()).toMatchObject({ transactions: 4, lastSeen: new Date(timeOf(4) * 1_000) });

    expect(await reportChains(lake.db)).toMatchObject({ ethereum: { lag_blocks: 0, lag_seconds: 0 } });
    await noteChain(lake.db, "ethereum", { headHeight: 9 });
    const { ethereum } = (await reportChains(lake.db)) as {
      ethereum: { lag_blocks: number; lag_seconds: number };
    };
    expect(ethereum.lag_blocks).toBe(5);
    // By the host's clock; never less than nothing.
    if (offSeconds > 0) expect(ethereum.lag_seconds).toBe(0);
    else expect(ethereum.lag_seconds).toBeGreaterThan(3_000);
  });
});

/** A block in which each of some wallets is paid. */
function paying(ref: BlockRef, wallets: readonly string[]): Block {
  return {
    ...{ ...ref, network: "ethereum" },
    transactions: wallets.map((to, index) => ({
      ...{ index, hash: ref.hash, from: PAYER, to, contract: null },
      ...{ value: 1n, failed: false, methodId: null },
    })),
    movements: wallets.map((wallet, transaction) => ({
      ...{ transaction, index: 1, wallet, counterparty: PAYER, asset: COIN, delta: 1n, kind: "native" },
    })),
  };
}

function received(timestamp: number, hash: string): AccountTransaction {
  const rest = { value: 1n, createsContract: false, failed: false, methodId: null };
  return { timestamp, direction: "received", counterparty: PAYER, hash, ...rest };
}
