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
import { and, type Column, eq, isNull, type SQL, sql } from "drizzle-orm";
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

/** What the statement is asked with. */
const GIVEN = {
  tenant: sql.placeholder("tenant"),
  network: sql.placeholder("network"),
  from: sql.placeholder("from"),
  to: sql.placeholder("to"),
  /** Every network of the family: an EVM key that is listed on one of them is listed on all. */
  family: sql.placeholder("family"),
  hourAgo: sql.placeholder("hourAgo"),
  /** The recipient among the sender's parties. */
  party: sql.placeholder("party"),
};

/** The questions, each by its member of the answer. */
const PARTS = {
  wallets: rowsOf(wallets, ofEither(wallets), [
    "address",
    "behaviour",
    "wallet44",
    "referenceLabel",
    "source",
    "updatedAt",
  ]),
  labels: rowsOf(labels, ofEither(labels), ["address", "label", "name", "source", "version"]),
  sanctions: rowsOf(
    sanctions,
    and(isEither(sanctions.address), sql`${sanctions.network} = any(${GIVEN.family}::text[])`),
    ["address", "source", "version"],
  ),
  states: rowsOf(reputationStates, ofEither(reputationStates), ["address", "state", "updatedAt"]),
  outcomes: rowsOf(
    reputationOutcomes,
    and(eq(reputationOutcomes.tenant, GIVEN.tenant), ofEither(reputationOutcomes)),
    ["address", "kind", "occurredAt"],
  ),
  lists: rowsOf(sources, isNull(sources.replacedAt), ["name", "version", "kind", "asOf"]),
  // Null when no list of the sender's parties is held.
  paidBefore: sql`(
    select jsonb_exists(${wallets.state} #> '{wallet,sent,parties}', ${GIVEN.party})
      or jsonb_exists(${wallets.state} #> '{wallet,tokensSent,parties}', ${GIVEN.party})
    from ${wallets} where ${wallets.network} = ${GIVEN.network} and ${wallets.address} = ${GIVEN.from})`,
  askedLastHour: sql`(
    select count(*) from ${scores} where ${scores.tenant} = ${GIVEN.tenant}
      and ${scores.network} = ${GIVEN.network} and ${scores.fromAddress} = ${GIVEN.from}
      and ${scores.id} > ${GIVEN.hourAgo})`,
} satisfies Record<keyof PaymentFacts, SQL>;

/**
 * Makes the one statement that finds all that the lake holds about a payment: asked one by one, eight questions
 * take four times as long, and a score waits for all of them anyway. Its text is written once, since writing
 * it takes longer than running it.
 */
export function prepareFacts(db: Database): (payment: Payment, eyes: Eyes) => Promise<PaymentFacts> {
  const statement = db
    .select({ facts: sql<PaymentFacts>`${jsonObject(PARTS)}` })
    .from(sql`(select) as payment`)
    .prepare("");
  return async (payment, { tenant, at }) => {
    const [row] = await statement.execute({
      tenant,
      network: payment.from.network,
      from: payment.from.address,
      to: payment.to.address,
      family: familyOf(payment.from.network),
      // Ids begin with their time, so an id of an hour ago stands before all that came since.
      hourAgo: createIds(() => at.getTime() - HOUR_MS)("tx"),
      // The tallies of `features` mark each key with "=".
      party: `=${payment.to.address}`,
    });
    return row!.facts;
  };
}

function ofEither(table: { readonly network: Column; readonly address: Column }): SQL | undefined {
  return and(eq(table.network, GIVEN.network), isEither(table.address));
}

function isEither(address: Column): SQL {
  return sql`${address} in (${GIVEN.from}, ${GIVEN.to})`;
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
