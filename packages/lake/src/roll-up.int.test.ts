import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBalances } from "./balances.ts";
import { deleteSomeMovements } from "./chains.ts";
import { findChosenCounterparties, findCounterparties, type HeldCounterparty } from "./counterparties.ts";
import { type CounterpartyOptions, readRanks } from "./counterparty-ranks.ts";
import { findFlows } from "./flows.ts";
import { deleteMovementsAbove, putMovements } from "./movements.ts";
import {
  ASSETS,
  amountOf,
  BLOCK_SECONDS,
  blockOf,
  DAY,
  HUB,
  KNOWN,
  naiveSums,
  PRICED,
  party,
  START,
  type Sum,
  type Transfer,
} from "./naive-sums/testing.ts";
import { deleteOldMovements } from "./old-movements.ts";
import { PRICE_RANKS, putPrices } from "./prices.ts";
import { rollUp } from "./roll-up.ts";
import { renewRollups } from "./rollups.ts";
import { chains } from "./tables/chains.ts";
import { rollupRanks } from "./tables/rollup-ranks.ts";
import { rollups } from "./tables/rollups.ts";
import { wallets } from "./tables/wallets.ts";
import { aChain, aWallet, emptyLake, type TestLake, testStores } from "./testing.ts";
import { findTransferSources, type TransferSource } from "./transfer-sources.ts";
import { putTransfers } from "./transfers.ts";

const TEST_MS = 240_000;
const RUNS = { embedded: 1, postgres: 4 };
const MAX_PAGE_COUNTERPARTIES = 3;
const MAX_RANKED = 4;
const { signal } = new AbortController();
/** Some reorgs undo more than what is not settled. */
const OPTIONS = { known: KNOWN, large: 1, sampled: 1, least: 1, settledBelow: 2 };
const ORDERS = ["value", "count", "recent"] as const;
const DIRECTIONS = [undefined, true, false] as const;

const transfer = fc.record({
  other: fc.oneof(fc.nat(2), fc.nat(7)),
  incoming: fc.boolean(),
  asset: fc.nat(3),
  amount: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 10n ** 20n })),
  failed: fc.boolean(),
});
const FIRST: Transfer[] = [{ other: 1, incoming: true, asset: 0, amount: 7n ** 23n, failed: false }];
const someTransfers = fc.array(transfer, { maxLength: 5 });

/** What happens between two looks. */
const happening = fc.oneof(
  fc.record({
    does: fc.constant("commit" as const),
    undo: fc.nat(3),
    blocks: fc.array(someTransfers, { maxLength: 6 }),
  }),
  fc.record({
    does: fc.constant("commit" as const),
    undo: fc.nat(3),
    blocks: fc.array(someTransfers, { maxLength: 6 }),
  }),
  fc.record({
    does: fc.constant("price" as const),
    day: fc.nat(12),
    usd: fc.bigInt({ min: 1n, max: 10n ** 13n }),
    isCoin: fc.boolean(),
  }),
  fc.record({
    does: fc.constant("backfill" as const),
    transfers: someTransfers,
    back: fc.integer({ min: 0, max: 20 }),
  }),
  fc.record({ does: fc.constant("forget" as const), days: fc.nat(6) }),
  fc.record({ does: fc.constant("import" as const), transfers: someTransfers, at: fc.nat(20) }),
  fc.record({ does: fc.constant("reset" as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Each> ? Each : never;

/** A chain of six blocks that are not final, and a hub. */
class Plot {
  readonly #lake: TestLake;
  #head = 10;
  #branch = 0;
  #imports = 0;

  constructor(lake: TestLake) {
    this.#lake = lake;
  }

  get #final(): number {
    return Math.max(this.#head - 6, 9);
  }

  /** @param isPriced - Whether days have a price before any other is stored: then what is added to a value is cut off with it. */
  async begin({ isWhole, isPriced }: { isWhole: boolean; isPriced: boolean }): Promise<void> {
    const { db } = this.#lake;
    await this.#lake.clear();
    [this.#head, this.#branch, this.#imports] = [10, 0, 0];
    const followed = {
      since: 1,
      height: 10,
      basis: isWhole ? "chain" : "told",
      transactionsTo: null,
      tokensTo: null,
    };
    await db.insert(wallets).values(aWallet({ owner: "operator", address: HUB, followed }));
    await db.insert(chains).values(aChain({ heldHeight: 10, finalizedHeight: 9 }));
    const always = { day: "2026-01-01", until: "9999-12-31", source: "test", rank: PRICE_RANKS.imported };
    const prices = [
      { ...always, asset: "ETH", decimals: null, usd: 7n ** 13n },
      { ...always, asset: PRICED, decimals: 7, usd: 7n ** 5n },
    ];
    if (isPriced) await putPrices(db, prices, new Date());
  }

  async do(happens: Happening): Promise<void> {
    const { db } = this.#lake;
    if (happens.does === "commit")
      await this.#lake.transaction(async (tx) => {
        const ancestor = Math.max(this.#head - happens.undo, this.#final);
        await deleteMovementsAbove(tx.db, "ethereum", ancestor);
        this.#branch += 1;
        const blocks = happens.blocks.map((each, i) => blockOf(ancestor + i + 1, this.#branch, each));
        await putMovements(tx.db, blocks);
        const final = this.#final;
        this.#head = ancestor + blocks.length;
        await tx.db
          .update(chains)
          .set({ heldHeight: this.#head, finalizedHeight: Math.max(final, this.#final) });
      });
    else if (happens.does === "price") {
      const day = new Date((START + happens.day * DAY) * 1_000);
      const until = new Date(day.getTime() + 3 * DAY * 1_000);
      const date = (time: Date) => time.toISOString().slice(0, 10);
      const of = happens.isCoin ? { asset: "ETH", decimals: null } : { asset: PRICED, decimals: 7 };
      const price = { ...of, usd: happens.usd, source: "test", rank: PRICE_RANKS.imported };
      await putPrices(db, [{ ...price, day: date(day), until: date(until) }], new Date());
    } else if (happens.does === "backfill") {
      const height = Math.max(this.#final - happens.back, 0);
      this.#branch += 1;
      const block = blockOf(height, this.#branch, happens.transfers);
      // A block that has been read has its transactions already.
      const shifted = {
        ...block,
        transactions: block.transactions.map((each) => ({ ...each, index: each.index + 100 * this.#branch })),
        movements: block.movements.map((each) => ({
          ...each,
          transaction: each.transaction + 100 * this.#branch,
        })),
      };
      await this.#lake.transaction(async (tx) => {
        const touched = shifted.movements.map(({ wallet }) => wallet);
        await renewRollups(tx.db, "ethereum", { from: height, wallets: touched });
        await putMovements(tx.db, [shifted]);
      });
    } else if (happens.does === "forget")
      await deleteOldMovements(this.#lake, "ethereum", new Date((START + happens.days * DAY) * 1_000));
    else if (happens.does === "import") await this.#import(happens);
    else while (await deleteSomeMovements(db, "ethereum"));
  }

  async #import({ transfers, at }: { readonly transfers: readonly Transfer[]; readonly at: number }) {
    const reach = START + at * BLOCK_SECONDS;
    this.#imports += 1;
    const time = new Date(reach * 1_000);
    await putTransfers(this.#lake.db, {
      ...{ network: "ethereum", address: HUB, owner: "operator", hash: `${this.#imports}`, coverage: null },
      ...{ tokens: true, links: [], valuedAt: new Date() },
      transfers: transfers.map(({ other, incoming, asset, amount }) => ({
        ...{ at: reach, incoming, counterparty: party(other), asset: ASSETS[asset]!, decimals: 6, amount },
        ...{ kind: "token", failed: false, hash: null },
      })),
      totals: [...Map.groupBy(transfers, ({ other, asset }) => `${other} ${asset}`).values()].map((of) => ({
        ...{ counterparty: party(of[0]!.other), asset: ASSETS[of[0]!.asset]!, decimals: 6 },
        sentCount: of.filter(({ incoming }) => !incoming).length,
        receivedCount: of.filter(({ incoming }) => incoming).length,
        ...{ sent: amountOf(of, false), received: amountOf(of, true) },
        ...(of.some(({ incoming }) => !incoming)
          ? { firstSent: time, lastSent: time, sentUsd: amountOf(of, false) / 1_000n }
          : { firstSent: null, lastSent: null, sentUsd: null }),
        ...(of.some(({ incoming }) => incoming)
          ? { firstReceived: time, lastReceived: time, receivedUsd: amountOf(of, true) / 1_000n }
          : { firstReceived: null, lastReceived: null, receivedUsd: null }),
        ...{ sentUnpriced: 0, receivedUnpriced: 0, sentExcluded: 0, receivedExcluded: 0 },
      })),
    });
  }
}

/** Every page of every order, balances and flows. The order without what was transferred, and some alone, say the same. */
async function shown({ db }: Pick<TestLake, "db">, source: TransferSource) {
  const pages: Record<string, HeldCounterparty[]> = {};
  for (const orderBy of ORDERS)
    for (const incoming of DIRECTIONS) {
      const page = await pagesOf({ db }, source, { orderBy, incoming });
      pages[`${orderBy} ${incoming}`] = page;
      const options = { orderBy, incoming, known: KNOWN, limit: MAX_RANKED };
      const ranks = page.map(({ address, rank }) => ({ address, rank, isMarked: false }));
      expect(await readRanks(db, [source], options)).toEqual([ranks.slice(0, MAX_RANKED)]);
      const later = await readRanks(db, [source], { ...options, after: ranks[0] });
      expect(later).toEqual([ranks.slice(Math.min(ranks.length, 1)).slice(0, MAX_RANKED)]);
    }
  const [most, ...others] = pages["value undefined"]!;
  const chosen = others.filter((_, i) => i % 2 === 0);
  const addresses = [...chosen.map(({ address }) => address), party(99)];
  const none = { source, addresses: [] };
  const one = { source, addresses: most === undefined ? [] : [most.address] };
  const found = await findChosenCounterparties(db, [{ source, addresses }, none, one], { known: KNOWN });
  expect(found).toEqual([chosen, [], most === undefined ? [] : [most]]);
  const flows = await Promise.all(
    [true, false].map((incoming) =>
      findFlows(db, [{ source, bound: null }], { incoming, limit: 50, known: KNOWN }),
    ),
  );
  return { pages, flows, balances: await findBalances(db, [source]) };
}

async function pagesOf(
  { db }: Pick<TestLake, "db">,
  source: TransferSource,
  options: Pick<CounterpartyOptions, "orderBy" | "incoming">,
): Promise<HeldCounterparty[]> {
  const all: HeldCounterparty[] = [];
  for (;;) {
    const [page] = await findCounterparties(db, [source], {
      ...{ ...options, limit: MAX_PAGE_COUNTERPARTIES, after: all.at(-1), known: KNOWN },
    });
    all.push(...page!);
    // A page that comes again would do so for ever.
    expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
    if (page!.length < MAX_PAGE_COUNTERPARTIES) return all;
  }
}

/** The same without anything that was added up in advance. */
async function counted(lake: TestLake, source: TransferSource) {
  const counts: { found?: Awaited<ReturnType<typeof shown>> } = {};
  const back = new Error("nothing stays");
  await lake
    .transaction(async ({ db }) => {
      await db.update(rollups).set({ isDropped: true });
      counts.found = await shown({ db }, source);
      throw back;
    })
    .catch((error: unknown) => {
      if (error !== back) throw error;
    });
  return counts.found!;
}

/** What is told of amounts, by counterparty, asset and direction, and by asset. */
function sumsOf({ pages, balances }: Awaited<ReturnType<typeof shown>>) {
  const sums = new Map<string, Sum>();
  const put = (key: string, count: bigint, amount: bigint, usd: bigint | null) =>
    count > 0n && sums.set(key, { count, amount, usd });
  for (const { address, assets } of pages["value undefined"]!)
    for (const each of assets) {
      put(`${address} ${each.asset} false`, each.sentCount, each.sent, each.sentUsd);
      put(`${address} ${each.asset} true`, each.receivedCount, each.received, each.receivedUsd);
    }
  for (const each of balances[0]!) {
    put(`${each.asset} false`, each.sentCount, each.sent, each.moved);
    put(`${each.asset} true`, each.receivedCount, each.received, each.moved);
  }
  return sums;
}

describe.each(testStores())("roll-ups on $kind", ({ kind, missing }) => {
  describe.skipIf(missing !== undefined)("", () => {
    test(
      "what is added up in advance equals adding everything up, whatever happens",
      async () => {
        await using lake = await emptyLake(kind);
        const plot = new Plot(lake);
        let rolled = 0;
        const hub = () => findTransferSources(lake.db, ["operator"], [{ network: "ethereum", address: HUB }]);
        const look = async () => {
          const [source] = await hub();
          if (source === undefined) return;
          rolled += await lake.db.$count(rollups, sql`is_ranked and height >= 0 and not is_dropped`);
          const told = await shown(lake, source);
          expect(told).toEqual(await counted(lake, source));
          expect(sumsOf(told)).toEqual(await naiveSums(lake, source));
        };
        const plans = fc.array(fc.record({ happens: happening, isRolledUp: fc.boolean() }), {
          ...{ minLength: 6, maxLength: 14 },
        });
        await fc.assert(
          fc.asyncProperty(plans, fc.boolean(), fc.boolean(), async (plan, isWhole, isPriced) => {
            rolled = 0;
            await plot.begin({ isWhole, isPriced });
            await plot.do({ does: "commit", undo: 0, blocks: Array.from({ length: 9 }, () => FIRST) });
            await rollUp(lake, OPTIONS, signal);
            await look();
            expect(rolled).toBeGreaterThan(0);
            // So that it is known as a hub without a history, too.
            expect((await hub())[0]!.transfers).toBeGreaterThan(0);
            for (const { happens, isRolledUp } of plan) {
              await plot.do(happens);
              if (isRolledUp) await rollUp(lake, OPTIONS, signal);
              await look();
            }
          }),
          { numRuns: RUNS[kind] },
        );
        // What was replaced is gone.
        await rollUp(lake, OPTIONS, signal);
        expect(
          await lake.db.$count(
            rollupRanks,
            sql`rollup not in (select id from ${rollups} where not is_dropped)`,
          ),
        ).toBe(0);
      },
      TEST_MS,
    );
  });
});
