import { SHARED_OWNERS } from "@tetron/domain/owner";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { and, type Column, eq, or, type SQL, sql } from "drizzle-orm";

/** The parameters of the statement. */
export const GIVEN = {
  tenant: sql.placeholder("tenant"),
  tenantOwner: sql.placeholder("tenantOwner"),
  fromNetwork: sql.placeholder("fromNetwork"),
  from: sql.placeholder("from"),
  toNetwork: sql.placeholder("toNetwork"),
  to: sql.placeholder("to"),
  /** The addresses of which one key owns all EVM networks' wallets; empty for one on another network. */
  fromKey: sql.placeholder("fromKey"),
  toKey: sql.placeholder("toKey"),
  /** Every network of the family: an EVM address listed on one of them counts on all. */
  fromFamily: sql.placeholder("fromFamily"),
  toFamily: sql.placeholder("toFamily"),
  hourAgo: sql.placeholder("hourAgo"),
  /** The paid token's contract; empty without one. */
  tokenNetwork: sql.placeholder("tokenNetwork"),
  token: sql.placeholder("token"),
  /** The recipient's key among the sender's parties, and the head and tail that its lookalikes share. */
  party: sql.placeholder("party"),
  head: sql.placeholder("head"),
  tail: sql.placeholder("tail"),
};

/**
 * Owners whose data the tenant sees, by rank. One by one and not as an array parameter: Postgres takes that for
 * ten elements, finds a plan for any parameters too expensive, and plans anew at each execution.
 */
export const OWNERS: SQL[] = [
  ...SHARED_OWNERS.map((owner) => sql.raw(`'${owner}'`)),
  sql`${GIVEN.tenantOwner}::text`,
];

/** One by one, as {@link OWNERS}. */
const EVM = walletsOfKey({ network: "ethereum", address: "" }).map(({ network }) => sql.raw(`'${network}'`));
export const EVM_LIST: SQL = sql.join(EVM, sql`, `);
export const EVM_ROWS: SQL = sql.join(
  EVM.map((network) => sql`(${network})`),
  sql`, `,
);

/** Of an owner whose data the tenant sees. */
export function isVisible({ owner }: { readonly owner: Column }): SQL {
  return sql`${owner} in (${sql.join(OWNERS, sql`, `)})`;
}

/** Of the payer or the recipient. */
export function ofEither(table: { readonly network: Column; readonly address: Column }): SQL | undefined {
  return or(
    and(eq(table.network, GIVEN.fromNetwork), eq(table.address, GIVEN.from)),
    and(eq(table.network, GIVEN.toNetwork), eq(table.address, GIVEN.to)),
  );
}

/** The wallets of either side's key; see `walletsOfKey`. */
export function ofEitherKey(table: { readonly network: Column; readonly address: Column }): SQL | undefined {
  return or(
    ofEither(table),
    sql`(${table.network} in (${EVM_LIST}) and ${table.address} in (${GIVEN.fromKey}, ${GIVEN.toKey}))`,
  );
}
