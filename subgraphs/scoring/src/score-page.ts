import { unprocessable } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Database } from "@tetron/lake/database";
import { sql } from "drizzle-orm";

const MAX_SCORES = 100;

/** A page of a wallet's scores, newest first. */
export interface PageQuery {
  /** 1-100. */
  readonly first: number;
  /** The id of the last score of the previous page; `undefined` for the first page. */
  readonly after: string | undefined;
}

/** The ids of one page of a wallet's scores; the scores are read when requested. */
export interface ScorePage {
  readonly ids: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** @throws Failure `UNPROCESSABLE` when `first` is out of range or `after` is not a cursor. */
export function parsePageQuery(first: number, after: string | null | undefined): PageQuery {
  if (first < 1 || first > MAX_SCORES)
    throw unprocessable("first", "out_of_range", `first: must be 1 to ${MAX_SCORES}, not ${first}.`);
  const id = after == null ? undefined : Buffer.from(after, "base64url").toString("utf8");
  if (id !== undefined && !isId("tx", id))
    throw unprocessable("after", "no_cursor", "after: is not a cursor of a page of scores.");
  return { first, after: id };
}

/** A page. @param ids - Of the page, and one more when there is a next page. */
export function scorePage(ids: readonly string[], { first, after }: PageQuery): ScorePage {
  return {
    ids: ids.slice(0, first),
    hasNextPage: ids.length > first,
    hasPreviousPage: after !== undefined,
  };
}

/** The cursor of a score. */
export function cursorOf(id: string): string {
  return Buffer.from(id).toString("base64url");
}

/**
 * Ids of a tenant's scores in which each wallet sends or receives, newest first, one more than the page when
 * there is a next page. One query for all wallets; each side reads its own index in order.
 */
export async function scoreIdsOf(
  db: Database,
  tenant: string,
  refs: readonly WalletRef[],
  { first, after }: PageQuery,
): Promise<string[][]> {
  const side = (column: "from_address" | "to_address") => sql`
    (select id from scoring.scores s
     where s.tenant = ${tenant} and s.network = wallet.network and s.${sql.identifier(column)} = wallet.address
       ${after === undefined ? sql`` : sql`and s.id < ${after}`}
     order by id desc limit ${first + 1})`;
  const { rows } = await db.execute<{ n: string; id: string }>(sql`
    select wallet.n, score.id
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    cross join lateral (${side("from_address")} union all ${side("to_address")} order by id desc limit ${first + 1}) score
    order by wallet.n, score.id desc`);
  const ids: string[][] = refs.map(() => []);
  for (const { n, id } of rows) ids[Number(n) - 1]!.push(id);
  return ids;
}
