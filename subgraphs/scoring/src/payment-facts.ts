import { createIds } from "@tetron/domain/id";
import { NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import type { Database } from "@tetron/lake/database";
import { labels } from "@tetron/lake/tables/labels";
import { reputationOutcomes } from "@tetron/lake/tables/reputation-outcomes";
import { reputationStates } from "@tetron/lake/tables/reputation-states";
import { sanctions } from "@tetron/lake/tables/sanctions";
import { scores } from "@tetron/lake/tables/scores";
import { sources } from "@tetron/lake/tables/sources";
import { wallets } from "@tetron/lake/tables/wallets";
import { and, type Column, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Payment } from "./payment.ts";
import type { Eyes } from "./sources.ts";

/** What the lake holds about a payment, as JSON has it: times are texts, and `NaN` is one too. */
export interface PaymentFacts {
  readonly wallets: readonly {
    readonly address: string;
    readonly behaviour: readonly (number | string)[] | null;
    readonly wallet44: readonly (number | string)[] | null;
    readonly referenceLabel: "fraud" | "normal" | null;
    readonly source: string;
    readonly updatedAt: string;
  }[];
  readonly labels: readonly {
    address: string;
    label: string;
    name: string;
    source: string;
    version: string;
  }[];
  readonly sanctions: readonly { address: string; source: string; version: string }[];
  readonly states: readonly { address: string; state: unknown; updatedAt: string }[];
  readonly outcomes: readonly { address: string; kind: string; occurredAt: string }[];
  readonly lists: readonly { name: string; version: string; kind: string; asOf: string }[];
  readonly paidBefore: boolean | null;
  readonly askedLastHour: number;
}

const HOUR_MS = 3_600_000;

/**
 * Finds all that the lake holds about a payment by one statement: asked one by one, eight questions take four
 * times as long, and a score waits for all of them anyway.
 */
export async function findFacts(db: Database, payment: Payment, { tenant, at }: Eyes): Promise<PaymentFacts> {
  const { from, to } = payment;
  const { network } = from;
  const addresses = [from.address, to.address];
  const ofEither = (table: { readonly network: Column; readonly address: Column }) =>
    and(eq(table.network, network), inArray(table.address, addresses));
  // Ids begin with their time, so an id of an hour ago stands before all that came since.
  const hourAgo = createIds(() => at.getTime() - HOUR_MS)("tx");
  const askedLastHour = and(
    ...[eq(scores.tenant, tenant), eq(scores.network, network), eq(scores.fromAddress, from.address)],
    gt(scores.id, hourAgo),
  );
  const parts = {
    wallets: rowsOf(wallets, ofEither(wallets), [
      "address",
      "behaviour",
      "wallet44",
      "referenceLabel",
      "source",
      "updatedAt",
    ]),
    labels: rowsOf(labels, ofEither(labels), ["address", "label", "name", "source", "version"]),
    // A listed key is listed on every network of its family.
    sanctions: rowsOf(
      sanctions,
      and(inArray(sanctions.address, addresses), inArray(sanctions.network, familyOf(network))),
      ["address", "source", "version"],
    ),
    states: rowsOf(reputationStates, ofEither(reputationStates), ["address", "state", "updatedAt"]),
    outcomes: rowsOf(
      reputationOutcomes,
      and(eq(reputationOutcomes.tenant, tenant), ofEither(reputationOutcomes)),
      ["address", "kind", "occurredAt"],
    ),
    lists: rowsOf(sources, isNull(sources.replacedAt), ["name", "version", "kind", "asOf"]),
    paidBefore: paidBefore(payment),
    askedLastHour: sql`(select count(*) from ${scores} where ${askedLastHour})`,
  } satisfies Record<keyof PaymentFacts, SQL>;
  const { rows } = await db.execute<{ facts: PaymentFacts }>(sql`select ${jsonObject(parts)} as facts`);
  return rows[0]!.facts;
}

/** Whether the sender paid the recipient before; null when no list of its counterparties is held. */
function paidBefore({ from, to }: Payment): SQL {
  // The tallies of `features` mark each key with "=".
  const key = `=${to.address}`;
  return sql`(
    select jsonb_exists(${wallets.state} #> '{wallet,sent,parties}', ${key})
      or jsonb_exists(${wallets.state} #> '{wallet,tokensSent,parties}', ${key})
    from ${wallets} where ${wallets.network} = ${from.network} and ${wallets.address} = ${from.address})`;
}

/** The rows of a table as a JSON list of objects. */
function rowsOf<Table extends PgTable>(
  table: Table,
  where: SQL | undefined,
  columns: readonly (keyof Table["_"]["columns"] & keyof Table & string)[],
): SQL {
  const members = Object.fromEntries(columns.map((name) => [name, sql`${table[name]}`]));
  return sql`(select coalesce(json_agg(${jsonObject(members)}), '[]') from ${table} where ${where})`;
}

function jsonObject(members: Readonly<Record<string, SQL>>): SQL {
  const pairs = Object.entries(members).map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`);
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}

function familyOf(network: Network): Network[] {
  return NETWORK_IDS.filter((id) => NETWORKS[id].family === NETWORKS[network].family);
}
