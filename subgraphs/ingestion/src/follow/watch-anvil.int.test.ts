import { isDeepStrictEqual } from "node:util";
import { installPaying, minePayments, PAYING } from "@tetron/connectors/anvil/payments/testing";
import { type Anvil, missingAnvil, RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { SECOND } from "@tetron/connectors/anvil/traffic/testing";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { callNode } from "@tetron/connectors/testing";
import { HOUR_MS } from "@tetron/domain/durations";
import type { AccountHistory } from "@tetron/domain/history";
import { until } from "@tetron/domain/testing";
import { findChain } from "@tetron/lake/chains";
import { findSharedWallets } from "@tetron/lake/followed-wallets";
import { requireJob } from "@tetron/lake/jobs";
import { insertScore } from "@tetron/lake/scores";
import { movements } from "@tetron/lake/tables/movements";
import { aScore, emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { findWatched } from "@tetron/lake/watched-wallets";
import { listWatches } from "@tetron/lake/watches";
import { storedJobs } from "@tetron/service/jobs/stored-jobs";
import { reportChains } from "@tetron/service/report-chains";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { walletFacts } from "../wallet-facts.ts";
import { unwatchWallets, watchWallets } from "../watches/watch-wallets.ts";
import { backfillChains } from "./backfill-chain.ts";
import { newFollowCounts } from "./follow-counts.ts";
import { followJob } from "./follow-job.ts";
import { requestBackfill } from "./request-backfill.ts";
import { resetChain } from "./reset-chain.ts";
import { chainOf, following, heldEntries, heldUpTo, importTold, wrongBalances } from "./testing.ts";

const BY = { actor: "command-line", now: new Date() };
const WAIT_MS = 30_000;
const NEVER = new AbortController().signal;

describe.skipIf(missingAnvil() !== undefined)("a chain that is followed", () => {
  let stack: AsyncDisposableStack;
  let lake: TestLake;
  let anvil: Anvil;
  const opened = (settings: Record<string, string>): FollowedChain =>
    chainOf(stack, { TETRON_RPC_ETHEREUM: anvil.url, ...settings });
  const wallet = async (address: string) =>
    (await findSharedWallets(lake.db, "ethereum", [address])).get(address);
  const asScored = (address: string) =>
    lake.commit([
      insertScore(aScore({ network: "ethereum", fromAddress: address, toAddress: PAYING.taxed.address })),
    ]);

  const told = (history: AccountHistory, asOf: Date) => importTold(lake, history, { source: "ots", asOf });

  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    lake = stack.use(await emptyLake());
    anvil = stack.use(await startAnvil(1));
    await installPaying(anvil);
    await minePayments(anvil, 2);
  });
  afterEach(() => stack.disposeAsync());

  test("for scored wallets keeps their part of every block from the next one on, and nothing else", async () => {
    stack.use(following(lake, opened({})));
    await heldUpTo(lake, anvil);
    await minePayments(anvil, 1, 1);
    await heldUpTo(lake, anvil);
    expect(await lake.db.$count(movements)).toBe(0);
    await asScored(SECOND);
    // The next commit sees the score; the blocks after it are read for the wallet.
    await minePayments(anvil, 1, 2);
    await heldUpTo(lake, anvil);
    const watchedFrom = async () => (await findWatched(lake.db, "ethereum")).get(SECOND)?.height;
    // What is watched is looked at after the commit that this test has seen.
    await until("it is watched", async () => (await watchedFrom()) !== undefined, WAIT_MS);
    const from = (await watchedFrom())!;
    await minePayments(anvil, 2, 3);
    await heldUpTo(lake, anvil);
    const kept = await lake.db.select().from(movements);
    expect(new Set(kept.map((row) => row.wallet))).toEqual(
      new Set([SECOND, PAYING.taxed.address].filter((address) => kept.some((row) => row.wallet === address))),
    );
    expect(Math.min(...kept.map(({ height }) => height))).toBeGreaterThanOrEqual(from);
    expect(kept.some((row) => row.wallet === SECOND)).toBe(true);
    expect(await findChain(lake.db, "ethereum")).toMatchObject({ mode: "watch" });
  });

  test("keeps the part of a wallet that a tenant watches too", async () => {
    stack.use(following(lake, opened({})));
    await heldUpTo(lake, anvil);
    const wish = { network: "ethereum", addresses: [SECOND] };
    await watchWallets(lake, wish, { ...BY, tenant: "acme" });
    await minePayments(anvil, 1, 1);
    await heldUpTo(lake, anvil);
    await minePayments(anvil, 2, 2);
    await heldUpTo(lake, anvil);
    const kept = await lake.db.select().from(movements);
    expect(new Set(kept.map((row) => row.wallet))).toEqual(new Set([SECOND]));
    const [watch] = await listWatches(lake.db, "acme", { limit: 1 });
    expect(Math.min(...kept.map(({ height }) => height))).toBeGreaterThanOrEqual(watch!.followedFrom!);
  });

  test("is not read for a wallet any more once nobody watches it", async () => {
    const chain = opened({});
    const { source } = chain;
    let asked: unknown;
    const noting: FollowedChain = {
      ...chain,
      source: {
        ...source,
        block(ref, interest, signal) {
          asked = interest;
          return source.block(ref, interest, signal);
        },
      },
    };
    const wish = { network: "ethereum", addresses: [SECOND] };
    await watchWallets(lake, wish, { ...BY, tenant: "acme" });
    stack.use(following(lake, noting));
    const isAskedFor = (...wallets: string[]) =>
      until(
        `blocks are read for ${wallets.length} wallets`,
        async () => {
          await minePayments(anvil, 1, 1);
          await heldUpTo(lake, anvil);
          return isDeepStrictEqual(asked, new Set(wallets));
        },
        WAIT_MS,
      );
    await isAskedFor(SECOND);
    await unwatchWallets(lake, wish, { ...BY, tenant: "acme" });
    await isAskedFor();
  });

  test("continues what a provider told after watching began, and asks anew for what it told before", async () => {
    stack.use(following(lake, opened({})));
    await heldUpTo(lake, anvil);
    await asScored(SECOND);
    await minePayments(anvil, 1, 1);
    await heldUpTo(lake, anvil);
    const empty = { network: "ethereum", address: SECOND, transactions: [], tokenTransfers: [] } as const;
    const first: AccountHistory = {
      ...empty,
      transactions: [
        {
          timestamp: 1_600_000_000,
          direction: "sent",
          counterparty: RICH,
          value: 1n,
          createsContract: false,
          failed: false,
          methodId: null,
          hash: null,
        },
      ],
    };
    await told(first, new Date(Date.now() - HOUR_MS));
    await minePayments(anvil, 1, 2);
    await heldUpTo(lake, anvil);
    expect(await wallet(SECOND)).toMatchObject({ transactions: 1, followed: null, asOf: new Date(0) });

    // Asked again, long after watching began, the provider knows the chain up to the block before the next.
    const held = await heldEntries(lake, SECOND);
    const again = {
      ...empty,
      transactions: [...first.transactions, ...held.transactions],
      tokenTransfers: held.tokenTransfers,
    };
    await told(again, new Date(Date.now() + HOUR_MS));
    const { timestamp } = await callNode(anvil.url, "eth_getBlockByNumber", ["latest", false]);
    await callNode(anvil.url, "evm_setNextBlockTimestamp", [`0x${(Number(timestamp) + 30).toString(16)}`]);
    const snapshot = await callNode(anvil.url, "evm_snapshot");
    const before = await wallet(SECOND);
    await minePayments(anvil, 2, 3);
    await heldUpTo(lake, anvil);
    const { transactions, tokenTransfers } = await heldEntries(lake, SECOND);
    const whole = walletFacts({
      ...empty,
      transactions: [...first.transactions, ...transactions],
      tokenTransfers,
    });
    const after = await wallet(SECOND);
    expect(after).toMatchObject({
      transactions: whole.transactions,
      behaviour: whole.behaviour,
      wallet44: whole.wallet44,
    });
    expect(after!.transactions).toBeGreaterThan(before!.transactions);

    // The reorg takes exactly that back, and brings what came instead.
    await callNode(anvil.url, "evm_revert", [snapshot]);
    await callNode(anvil.url, "evm_mine", []);
    await heldUpTo(lake, anvil);
    expect(await wallet(SECOND)).toEqual(before);
  });

  test("stops loudly when a final block would go, and goes on after a reset", async () => {
    const settings = { TETRON_FOLLOW_ETHEREUM: "full", TETRON_FOLLOW_FROM_ETHEREUM: "1" };
    const chain = opened(settings);
    const end = new AbortController();
    const counts = newFollowCounts();
    const job = followJob({ lake, log: silent, chain, counts });
    let running = job.run(end.signal);
    await heldUpTo(lake, anvil);
    const forkAt = await callNode(anvil.url, "evm_snapshot");
    await callNode(anvil.url, "anvil_mine", ["0x64"]);
    await until(
      "blocks are final",
      async () => {
        // What is final is asked for with a new block, once in a while.
        await callNode(anvil.url, "evm_mine", []);
        return (await findChain(lake.db, "ethereum"))!.finalizedHeight > 10;
      },
      WAIT_MS,
    );
    expect(counts.now?.window.head.height).toBeGreaterThan(100);
    await callNode(anvil.url, "evm_revert", [forkAt]);
    await callNode(anvil.url, "evm_increaseTime", [1_000]);
    // Higher than what is final: a node that is lower only lags.
    const { headHeight } = (await findChain(lake.db, "ethereum"))!;
    await callNode(anvil.url, "anvil_mine", [`0x${headHeight.toString(16)}`]);
    await running;
    // Nobody follows it any more.
    expect(counts.now).toBe(undefined);
    expect(await reportChains(lake.db)).toMatchObject({
      ethereum: { mode: "full", lag_seconds: expect.any(Number), stopped: true },
    });
    expect(await findChain(lake.db, "ethereum")).toMatchObject({
      stopped: true,
      trouble: expect.stringMatching(/is held as final.*tetron chain reset --network ethereum/),
    });
    // Nothing begins by itself.
    const waiting = job.run(end.signal);
    await until("it is said", () => counts.trouble?.includes("is held as final"), WAIT_MS);
    await resetChain(lake, "ethereum", { ...BY, signal: NEVER });
    expect([await findChain(lake.db, "ethereum"), await lake.db.$count(movements)]).toEqual([undefined, 0]);
    await waiting;
    expect(counts.trouble).toBe(undefined);
    running = job.run(end.signal);
    await heldUpTo(lake, anvil);
    expect(await wrongBalances(lake, anvil)).toEqual([]);
    end.abort();
    await running;
  });

  test("begins anew after a reset without waiting for another block", async () => {
    const end = new AbortController();
    const settings = { TETRON_FOLLOW_ETHEREUM: "full", TETRON_FOLLOW_FROM_ETHEREUM: "1" };
    const job = followJob({
      ...{ lake, log: silent, chain: opened(settings), counts: newFollowCounts() },
    });
    const first = job.run(end.signal);
    await heldUpTo(lake, anvil);
    await resetChain(lake, "ethereum", { ...BY, signal: NEVER });
    // This run ends, since what it follows is gone; the next one reads the same blocks again.
    await first;
    expect(end.signal.aborted).toBe(false);
    const second = job.run(end.signal);
    await heldUpTo(lake, anvil);
    end.abort();
    await second;
  });

  test("has its old blocks read by a job, which goes on where it was interrupted", async () => {
    await callNode(anvil.url, "anvil_mine", ["0x96"]);
    const chain = opened({ TETRON_FOLLOW_ETHEREUM: "full" });
    stack.use(following(lake, chain));
    await heldUpTo(lake, anvil);
    const range = { network: "ethereum", from: 1, to: 40 };
    const { id } = await requestBackfill(lake, range, BY);
    expect((await requestBackfill(lake, range, BY)).id).toBe(id);
    const runJobs = (signal: AbortSignal, many: readonly FollowedChain[]) =>
      storedJobs({
        lake,
        log: silent,
        name: "test",
        handlers: { "chain.backfill": backfillChains(many) },
        lookMs: 20,
      }).run(signal);
    const job = () => requireJob(lake.db, "all", id);
    // It is interrupted while the second lot of blocks is read.
    const cut = new AbortController();
    const { oldBlocks: source } = chain;
    const cutting: FollowedChain = {
      ...chain,
      oldBlocks: {
        ...source,
        async block(ref, ...rest) {
          if (ref.height > 20) cut.abort();
          cut.signal.throwIfAborted();
          return source.block(ref, ...rest);
        },
      },
    };
    await runJobs(cut.signal, [cutting]);
    expect((await job()).position).toBeLessThan(40);
    const end = new AbortController();
    const running = runJobs(end.signal, [chain]);
    await until("the range is read", async () => (await job()).state === "done", WAIT_MS);
    end.abort();
    await running;
    expect(await job()).toMatchObject({ position: 40, counts: { read: 40 } });
    expect(await wrongBalances(lake, anvil)).toEqual([]);
    const late = await requestBackfill(lake, { ...range, to: 100 }, BY);
    const again = new AbortController();
    const failing = runJobs(again.signal, [chain]);
    await until(
      "it fails",
      async () => (await requireJob(lake.db, "all", late.id)).state === "failed",
      WAIT_MS,
    );
    again.abort();
    await failing;
    expect((await requireJob(lake.db, "all", late.id)).error).toMatchObject({ reason: "not_final" });
  });
});
