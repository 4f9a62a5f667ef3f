import type { BlockTransaction, Movement, MovementKind } from "@tetron/domain/block";
import type { BlockParts } from "@tetron/domain/block-entries";
import type { Network } from "@tetron/domain/network";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { slices } from "./internal/chunks.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { movements } from "./tables/movements.ts";

/** Which blocks of a wallet. */
export interface MovedRange {
  readonly address: string;
  /** Height before the first one. */
  readonly after: number;
  /** Height of the last one. */
  readonly to: number;
}

/** What held blocks moved of the wallet of a range. */
export interface MovedBlocks<Range extends MovedRange> {
  readonly range: Range;
  /** Ascending by height; those that moved nothing are left out. */
  readonly blocks: readonly (BlockParts & { readonly height: number })[];
}

/** Ranges of one statement. */
const MAX_RANGES = 100;
/** Movements of one range that are read at once, unless one block has more. */
const MAX_MOVEMENTS = 2_000;

/** What held blocks moved of wallets of a network, by and by; a block is never cut. */
export async function* movedBlocks<Range extends MovedRange>(
  db: Database,
  network: Network,
  ranges: readonly Range[],
): AsyncGenerator<MovedBlocks<Range>[], void, void> {
  let rest = ranges.filter(({ after, to }) => after < to).map((range) => ({ range, ...placeOf(range) }));
  while (rest.length > 0) {
    const next: typeof rest = [];
    for (const some of slices(rest, MAX_RANGES)) {
      const rows = Map.groupBy(await readMoved(db, network, some), ({ n }) => Number(n) - 1);
      const found: MovedBlocks<Range>[] = [];
      for (const [n, ofRange] of rows) {
        const { range, limit } = some[n]!;
        const isCut = ofRange.length > limit;
        const last = Number(ofRange.at(-1)!.height);
        const whole = isCut ? ofRange.filter(({ height }) => Number(height) < last) : ofRange;
        const blocks = blocksOf(network, whole);
        if (blocks.length > 0) found.push({ range, blocks });
        if (!isCut) continue;
        // One block alone has more than was asked for.
        if (whole.length === 0) next.push({ ...some[n]!, limit: limit * 10 });
        else next.push({ range, after: Number(whole.at(-1)!.height), limit: MAX_MOVEMENTS });
      }
      if (found.length > 0) yield found;
    }
    rest = next;
  }
}

function placeOf({ after }: MovedRange) {
  return { after, limit: MAX_MOVEMENTS };
}

interface MovedRow extends Record<string, unknown> {
  readonly n: string;
  readonly height: string;
  readonly at: string;
  readonly index: number;
  readonly wallet: string;
  readonly counterparty: string | null;
  readonly asset: string;
  readonly delta: string;
  readonly kind: MovementKind;
  readonly transaction: number;
  /** `null` for what belongs to no transaction; then none of the others is there either. */
  readonly hash: string | null;
  readonly from_address: string | null;
  readonly to_address: string | null;
  readonly contract: string | null;
  readonly value: string;
  readonly failed: boolean;
  readonly method_id: string | null;
}

async function readMoved(
  db: Database,
  network: Network,
  ranges: readonly { readonly range: MovedRange; readonly after: number; readonly limit: number }[],
): Promise<MovedRow[]> {
  const column = (of: (each: (typeof ranges)[number]) => string | number) => sql.param(ranges.map(of));
  const { rows } = await db.execute<MovedRow>(sql`
    select range.n, m.height, extract(epoch from t.at)::bigint::text as at, m.index, m.wallet, m.counterparty, m.asset,
      m.delta::text, m.kind, m.transaction, t.hash, t.from_address, t.to_address, t.contract, t.value::text, t.failed, t.method_id
    from unnest(
      ${column(({ range }) => range.address)}::text[], ${column(({ after }) => after)}::bigint[],
      ${column(({ range }) => range.to)}::bigint[], ${column(({ limit }) => limit)}::int[]
    ) with ordinality as range (address, after, until, most, n)
    cross join lateral (
      select * from ${movements} own
      where own.network = ${network} and own.wallet = range.address and own.height > range.after and own.height <= range.until
        and own.kind in ('native', 'token', 'reward')
      order by own.height, own.transaction, own.index
      limit range.most + 1
    ) m
    left join ${chainTransactions} t on t.network = m.network and t.height = m.height and t.index = m.transaction
    order by range.n, m.height, m.transaction, m.index`);
  return rows;
}

function blocksOf(network: Network, rows: readonly MovedRow[]): MovedBlocks<MovedRange>["blocks"] {
  return Array.from(
    Map.groupBy(
      rows.filter(({ hash }) => hash !== null),
      ({ height }) => Number(height),
    ),
    ([height, own]) => ({
      ...{ network, height, timestamp: Number(own[0]!.at) },
      transactions: [...new Map(own.map((row) => [row.transaction, transactionOf(row)])).values()],
      movements: own.map(movementOf),
    }),
  );
}

function transactionOf(row: MovedRow): BlockTransaction {
  const { transaction: index, from_address: from, to_address: to, contract, failed } = row;
  const { hash, value, method_id: methodId } = row;
  return { ...{ index, hash: hash!, from, to, contract, failed, methodId }, value: BigInt(value) };
}

function movementOf({ transaction, index, wallet, counterparty, asset, delta, kind }: MovedRow): Movement {
  return { transaction, index, wallet, counterparty, asset, delta: BigInt(delta), kind };
}
