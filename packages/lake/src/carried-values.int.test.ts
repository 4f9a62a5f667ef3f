import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CounterpartyOptions, type RankedCounterparty, readRanks } from "./counterparty-ranks.ts";
import { putMovements } from "./movements.ts";
import { blockOf, HUB, KNOWN, PRICED, START, type Transfer } from "./naive-sums/testing.ts";
import { PRICE_RANKS, putPrices } from "./prices.ts";
import { rollUp } from "./roll-up.ts";
import { chains } from "./tables/chains.ts";
import { rollups } from "./tables/rollups.ts";
import { wallets } from "./tables/wallets.ts";
import { aChain, aWallet, emptyLake, type TestLake, testStores } from "./testing.ts";
import { findTransferSources, type TransferSource } from "./transfer-sources.ts";

const TEST_MS = 240_000;
const RUNS = { embedded: 25, postgres: 40 };
const FINAL = 5;
/** A page that is too long to find out which may be on it. */
const LONG = 1_000;
const { signal } = new AbortController();
const ROLLED = { known: KNOWN, large: 1, sampled: 1, least: 1 };
const DIRECTIONS = [undefined, true, false] as const;
/** What both priced assets are worth a quarter of a unit of: values are a few units, and most have a fraction. */
const QUARTERS = [
  { asset: 0, amount: 25n * 10n ** 16n },
  { asset: 2, amount: 25n * 10n ** 5n },
] as const;
const DECIMALS = 7;

const transfer = fc
  .record({
    other: fc.integer({ min: 1, max: 9 }),
    incoming: fc.boolean(),
    of: fc.constantFrom(...QUARTERS),
    quarters: fc.integer({ min: 1, max: 11 }),
  })
  .map(({ other, incoming, of, quarters }): Transfer => {
    return { other, incoming, asset: of.asset, amount: of.amount * BigInt(quarters), failed: false };
  });
const some = (maxLength: number) =>
  fc.array(fc.array(transfer, { maxLength }), { minLength: 4, maxLength: 4 });

/** A hub of which some blocks are final and rolled up, and the later ones are not. */
async function begin(lake: TestLake, final: Transfer[][], later: Transfer[][]): Promise<TransferSource> {
  const { db } = lake;
  await lake.clear();
  const followed = { since: 1, height: 1, basis: "chain", transactionsTo: null, tokensTo: null };
  await db.insert(wallets).values(aWallet({ owner: "operator", address: HUB, followed }));
  await db.insert(chains).values(aChain({ heldHeight: 2 * FINAL, finalizedHeight: FINAL }));
  const always = { day: "2026-01-01", until: "9999-12-31", source: "test", rank: PRICE_RANKS.imported };
  const prices = [
    { ...always, asset: "ETH", decimals: null, usd: 1n },
    { ...always, asset: PRICED, decimals: DECIMALS, usd: 1n },
  ];
  await putPrices(db, prices, new Date(START * 1_000));
  const first: Transfer = { other: 1, incoming: true, asset: 0, amount: 1n, failed: false };
  const blocks = [[first], ...final, ...later].map((each, i) => blockOf(i + 1, 0, each));
  // Of the hub alone: nobody else is to be rolled up.
  const ofHub = blocks.map((block) => ({
    ...block,
    movements: block.movements.filter(({ wallet }) => wallet === HUB),
  }));
  await putMovements(db, ofHub);
  await rollUp(lake, ROLLED, signal);
  const isRolledUp = sql`wallet = ${HUB} and is_ranked and height between 1 and ${FINAL}`;
  expect(await db.$count(rollups, isRolledUp)).toBe(1);
  const [source] = await findTransferSources(db, ["operator"], [{ network: "ethereum", address: HUB }]);
  return source!;
}

async function ranksOf(
  { db }: Pick<TestLake, "db">,
  source: TransferSource,
  options: Pick<CounterpartyOptions, "incoming" | "limit" | "after">,
): Promise<RankedCounterparty[]> {
  const [ranks] = await readRanks(db, [source], { ...options, orderBy: "value", known: KNOWN });
  return ranks!.map(({ address, rank }) => ({ address, rank }));
}

describe.each(testStores())("values that later blocks add to on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "rank as all that was transferred does, also where a page ends between values that differ by what is cut off",
    async () => {
      await using lake = await emptyLake(kind);
      await fc.assert(
        fc.asyncProperty(some(7), some(5), async (final, later) => {
          const source = await begin(lake, final, later);
          const pages = await Promise.all(
            DIRECTIONS.map(async (incoming) => {
              const all: RankedCounterparty[] = [];
              for (const limit of [2, 1, 3, 2, 9]) {
                const page = await ranksOf(lake, source, { incoming, limit, after: all.at(-1) });
                all.push(...page);
              }
              return all;
            }),
          );
          const long = await Promise.all(
            DIRECTIONS.map((incoming) => ranksOf(lake, source, { incoming, limit: LONG })),
          );
          await lake.db.update(rollups).set({ isDropped: true });
          const counted = await Promise.all(
            DIRECTIONS.map((incoming) => ranksOf(lake, source, { incoming, limit: 20 })),
          );
          expect(pages).toEqual(counted);
          expect(long).toEqual(counted);
        }),
        { numRuns: RUNS[kind] },
      );
    },
    TEST_MS,
  );
});
