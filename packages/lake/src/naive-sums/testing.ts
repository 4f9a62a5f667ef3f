import { type Block, type BlockTransaction, type Movement, OF_BLOCK } from "@tetron/domain/block";
import { sql } from "drizzle-orm";
import { assetPrices } from "../tables/asset-prices.ts";
import { chainTransactions } from "../tables/chain-transactions.ts";
import { movements } from "../tables/movements.ts";
import { transferTotals } from "../tables/transfer-totals.ts";
import type { TestLake } from "../testing.ts";
import type { TransferSource } from "../transfer-sources.ts";

/** The wallet that every transfer is of. */
export const HUB = party(0);
export const START = Date.UTC(2026, 0, 1) / 1_000;
export const DAY = 86_400;
/** Four blocks a day. */
export const BLOCK_SECONDS = DAY / 4;
const COIN = "eip155:1/slip44:60";
const LISTED = "eip155:1/erc20:0x01";
export const PRICED = "eip155:1/erc20:0x02";
const SPAM = "eip155:1/erc20:0x03";
export const ASSETS = [COIN, LISTED, PRICED, SPAM] as const;
export const KNOWN = [
  { asset: COIN, priced: "ETH", decimals: 18 },
  { asset: LISTED, priced: null, decimals: 6 },
];
export function party(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

/** A transfer between the hub and another; of odd amounts, so that values have a fraction. */
export interface Transfer {
  readonly other: number;
  readonly incoming: boolean;
  readonly asset: number;
  readonly amount: bigint;
  readonly failed: boolean;
}

export function blockOf(height: number, branch: number, transfers: readonly Transfer[]): Block {
  const transactions = transfers.map(
    ({ other, incoming, amount, failed }, index): BlockTransaction => ({
      ...{
        index,
        hash: `0x${branch}-${height}-${index}`,
        value: amount,
        failed,
        methodId: null,
        contract: null,
      },
      ...(incoming ? { from: party(other), to: HUB } : { from: HUB, to: party(other) }),
    }),
  );
  const movements = transfers.flatMap(({ other, incoming, asset, amount }, transaction): Movement[] => {
    const of = { transaction, asset: ASSETS[asset]!, kind: asset === 0 ? "native" : "token" } as const;
    const [payer, payee] = incoming ? [party(other), HUB] : [HUB, party(other)];
    return [
      { ...of, index: 0, wallet: payer, counterparty: payee, delta: -amount },
      { ...of, index: 1, wallet: payee, counterparty: payer, delta: amount },
      { ...of, index: 2, kind: "fee", asset: COIN, wallet: payer, counterparty: null, delta: -3n },
    ];
  });
  if (transfers.length > 0)
    movements.push({
      ...{ transaction: OF_BLOCK, index: 1, wallet: HUB, counterparty: null },
      ...{ asset: COIN, delta: 5n, kind: "reward" },
    });
  const hash = `0x${branch}-${height}`;
  return {
    ...{ network: "ethereum", height, hash, parentHash: null, timestamp: START + height * BLOCK_SECONDS },
    ...{ transactions, movements },
  };
}

export function amountOf(transfers: readonly Transfer[], incoming: boolean): bigint {
  return transfers.filter((each) => each.incoming === incoming).reduce((sum, { amount }) => sum + amount, 0n);
}

/** How many transfers, of how much, and what they are worth. */
export interface Sum {
  readonly count: bigint;
  readonly amount: bigint;
  /** Of a balance, what all movements add up to. */
  readonly usd: bigint | null;
}

const FINEST = 40;

/** The same from the rows of transfers, one after the other. */
export async function naiveSums({ db }: Pick<TestLake, "db">, { history, isWhole }: TransferSource) {
  const prices = await db.select().from(assetPrices);
  const moved = await db.execute<
    Record<"wallet" | "counterparty" | "asset" | "delta" | "kind", string> & {
      index: number;
      /** `null` for what belongs to no transaction. */
      at: string | null;
      failed: boolean | null;
    }
  >(sql`
    select m.*, m.delta::text as delta, extract(epoch from t.at)::bigint::text as at, t.failed from ${movements} m
    left join ${chainTransactions} t on t.network = m.network and t.height = m.height and t.index = m.transaction
    where m.wallet = ${HUB}`);
  const sums = new Map<
    string,
    { count: bigint; amount: bigint; exact: bigint; isPriced: boolean; told: bigint | null }
  >();
  const deltas = new Map<string, bigint>();
  const sumOf = (key: string) => {
    const sum = sums.get(key) ?? { count: 0n, amount: 0n, exact: 0n, isPriced: false, told: null };
    sums.set(key, sum);
    return sum;
  };
  for (const { counterparty, asset, delta, kind, at, index, failed } of moved.rows) {
    deltas.set(asset, (deltas.get(asset) ?? 0n) + BigInt(delta));
    if (at === null || kind === "fee" || (failed && kind === "native")) continue;
    if (history?.reach && Number(at) * 1_000 <= history.reach.getTime()) continue;
    const amount = BigInt(delta) < 0n ? -BigInt(delta) : BigInt(delta);
    const day = new Date(Number(at) * 1_000).toISOString().slice(0, 10);
    const known = KNOWN.find((each) => each.asset === asset);
    const price = prices
      .filter((each) => each.asset === (known?.priced ?? asset) && each.day <= day && each.until > day)
      .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
    const own = [sumOf(`${counterparty} ${asset} ${index === 1}`)];
    if (counterparty !== HUB) own.push(sumOf(`${asset} ${index === 1}`));
    for (const sum of own) {
      sum.count += 1n;
      sum.amount += amount;
      if (price === undefined || amount === 0n) continue;
      sum.isPriced = true;
      sum.exact += amount * price.usd * 10n ** BigInt(FINEST - (known?.decimals ?? price.decimals!));
    }
  }
  if (history !== null)
    for (const each of await db.select().from(transferTotals))
      for (const [incoming, count, amount, usd] of [
        [false, each.sentCount, each.sent, each.sentUsd],
        [true, each.receivedCount, each.received, each.receivedUsd],
      ] as const) {
        if (count === 0) continue;
        const own = [sumOf(`${each.counterparty} ${each.asset} ${incoming}`)];
        if (each.counterparty !== HUB) own.push(sumOf(`${each.asset} ${incoming}`));
        for (const sum of own) {
          sum.count += BigInt(count);
          sum.amount += amount;
          if (usd !== null) sum.told = (sum.told ?? 0n) + usd;
        }
      }
  return new Map(
    Array.from(sums, ([key, { count, amount, exact, isPriced, told }]) => {
      const isBalance = key.split(" ").length === 2;
      const value = isPriced || told !== null ? (told ?? 0n) + exact / 10n ** BigInt(FINEST) : null;
      const sum = isWhole ? deltas.get(key.split(" ")[0]!) : null;
      return [key, { count, amount, usd: isBalance ? sum : value }];
    }),
  );
}
