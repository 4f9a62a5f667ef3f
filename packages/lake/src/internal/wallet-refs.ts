import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** Whether a row belongs to one of these wallets: one array per network, so that the plan stays the same. */
export function isOneOf(
  table: { readonly network: PgColumn; readonly address: PgColumn },
  refs: readonly WalletRef[],
): SQL | undefined {
  const byNetwork: Map<Network, WalletRef[]> = Map.groupBy(refs, ({ network }) => network);
  return or(
    ...Array.from(byNetwork, ([network, list]) => {
      const addresses = list.map(({ address }) => address);
      return and(eq(table.network, network), isAnyOf(table.address, addresses));
    }),
  );
}

/** Whether a column is one of these texts. */
export function isAnyOf(column: PgColumn, values: readonly string[]): SQL {
  return sql`${column} = any(${sql.param(values)}::text[])`;
}

/** The rows of each wallet, in the order requested. */
export function inOrder<Row extends WalletRef>(refs: readonly WalletRef[], rows: readonly Row[]): Row[][] {
  const byWallet = Map.groupBy(rows, keyOf);
  return refs.map((ref) => byWallet.get(keyOf(ref)) ?? []);
}

function keyOf({ network, address }: WalletRef): string {
  return `${network} ${address}`;
}
