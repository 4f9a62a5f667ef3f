import type { WalletRef } from "@tetron/domain/wallet";
import { z } from "zod";
import { ProviderFault } from "../fault.ts";
import type { ExplorerRow } from "./answer.ts";

/** The lists of an account. */
type Action = "txlist" | "tokentx";

const Position = z.object({
  block: z.int().min(0),
  page: z.int().min(1),
  /** Rows of a page: fewer than are asked for first when the endpoint gives no more. */
  rows: z.int().min(1).optional(),
});

/** Where the next rows of a list begin. */
type Position = z.output<typeof Position>;

/** The positions as a cursor has them. */
export const Positions = z.object({ txlist: Position.nullable(), tokentx: Position.nullable() });

/** The position in each list; `null` at its end. */
export type Positions = z.output<typeof Positions>;

/** How the lists of one endpoint are walked. */
export interface Walk {
  /** Rows to ask for at once, and the number beyond which none can be asked for by page. */
  readonly rows: number;
  readonly windowRows: number;
  /**
   * The most rows that the endpoint gave at once. A page with fewer is a list's last one; one with as many may
   * have been cut by a limit of the endpoint that is lower than `rows`.
   */
  largest: number;
  ask(
    wallet: WalletRef,
    query: {
      readonly action: Action;
      readonly startblock: number;
      readonly page: number;
      readonly offset: number;
      readonly sort: "asc" | "desc";
    },
    signal: AbortSignal,
  ): Promise<readonly ExplorerRow[]>;
}

export const firstPosition: Position = { block: 0, page: 1 };

/**
 * The next rows of a list, ascending, and where those after them begin. A page may end in the middle of a
 * block: its last block is left to the next page, which begins with it.
 *
 * @throws ProviderFault `invalid` for rows out of order or before the position, `too_large` for a block with
 *   more rows than can be asked for.
 */
export async function walkOn(
  walk: Walk,
  wallet: WalletRef,
  { action, at }: { readonly action: Action; readonly at: Position | null },
  signal: AbortSignal,
): Promise<{ readonly rows: readonly ExplorerRow[]; readonly next: Position | null }> {
  if (at === null) return { rows: [], next: null };
  const { block, page, rows: offset = walk.rows } = at;
  if (page * offset > walk.windowRows)
    throw new ProviderFault("too_large", `has more than ${walk.windowRows} entries of the wallet in a block`);
  const query = { action, startblock: block, page, offset, sort: "asc" } as const;
  const rows = await walk.ask(wallet, query, signal);
  const blocks = rows.map(({ blockNumber }) => Number(blockNumber));
  if (blocks.some((each, i) => each < (blocks[i - 1] ?? block)))
    throw new ProviderFault("invalid", "answered with rows out of order, or with a page that it gave before");
  const isLast = rows.length < Math.min(walk.largest, offset);
  walk.largest = Math.max(walk.largest, rows.length);
  const last = blocks.at(-1);
  if (last === undefined || isLast) return { rows, next: null };
  if (last === block)
    return { rows, next: { block, page: page + 1, rows: page === 1 ? rows.length : offset } };
  return { rows: rows.filter((_, i) => blocks[i]! < last), next: { block: last, page: 1 } };
}
