import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { MAX_OUTCOMES, type ReportedOutcome } from "./outcomes.ts";
import { preferredState } from "./reputation-states.ts";
import { reputationOutcomes } from "./tables/reputation-outcomes.ts";
import { reputationStates, type StoredReputationState } from "./tables/reputation-states.ts";

/** An address, and all of its holder. Wallets of one holder share the list. */
export interface HeldAddresses extends WalletRef {
  readonly addresses: readonly string[];
}

/** What is held of the reputations of a holder's other addresses. */
export interface HolderRecords {
  /** Those with a state or a report; at most {@link MAX_STATES} have a state. The same array where they are the same. */
  readonly known: readonly KnownRecords[];
  /** Whether more have a state than those that were read. */
  readonly isCut: boolean;
}

interface KnownRecords {
  /** The preferred one; `null` of an address that is only reported. */
  readonly state: unknown;
  /** The tenant's reports of it, oldest first; of all addresses the newest {@link MAX_OUTCOMES}. */
  readonly reports: readonly ReportedOutcome[];
}

/** States of one holder that are read, those with evidence against them first: each has some kilobytes. */
export const MAX_STATES = 50;

type StateRow = Pick<StoredReputationState, "owner" | "address" | "state" | "reach">;
type ReportRow = readonly [address: string, kind: ReportedOutcome["kind"], ms: number, reference: string];

/** What a tenant sees of the reputations of holders' addresses, in the order requested. One statement. */
export async function findHolderRecords(
  db: Database,
  { owners, tenant }: { readonly owners: readonly Owner[]; readonly tenant: string },
  holders: readonly HeldAddresses[],
): Promise<HolderRecords[]> {
  const shared = new Map(holders.map(({ network, addresses }) => [addresses, network]));
  const members = [...shared].flatMap(([addresses, network], n) =>
    addresses.map((address) => ({ n, network, address })),
  );
  if (members.length === 0) return holders.map(() => ({ known: [], isCut: false }));
  const { rows } = await db.execute<{
    n: number;
    states: StateRow[] | null;
    reports: ReportRow[] | null;
  }>(sql`
    with member as materialized (
      select * from unnest(
        ${sql.param(members.map(({ n }) => n))}::int[],
        ${sql.param(members.map(({ network }) => network))}::text[],
        ${sql.param(members.map(({ address }) => address))}::text[]
      ) as member (n, network, address)
    ), ranked as materialized (
      select told.*, dense_rank() over (partition by n order by at_fault desc, address) as rank
      from (
        select member.n, s.network, s.address, s.owner,
          bool_or(s.at_fault is not false) over (partition by member.n, s.address) as at_fault
        from member join ${reputationStates} s on s.network = member.network and s.address = member.address
        where s.owner = any(${sql.param(owners)}::text[])
      ) told
    ), stated as (
      select ranked.n, json_agg(json_build_object(
        'owner', s.owner, 'address', s.address, 'state', s.state, 'reach', s.reach
      ) order by ranked.rank, s.owner) as states
      from ranked join ${reputationStates} s
        on s.network = ranked.network and s.address = ranked.address and s.owner = ranked.owner
      where ranked.rank <= ${MAX_STATES + 2}
      group by ranked.n
    ), reported as (
      select newest.n, json_agg(
        json_build_array(newest.address, newest.kind, extract(epoch from newest.occurred_at) * 1000, newest.reference)
        order by newest.occurred_at, newest.id) as reports
      from (
        select member.n, o.*, row_number() over (partition by member.n, member.address order by o.occurred_at desc, o.id desc) as place
        from member join ${reputationOutcomes} o
          on o.tenant = ${tenant} and o.network = member.network and o.address = member.address
      ) newest
      where newest.place <= ${MAX_OUTCOMES}
      group by newest.n
    )
    select coalesce(stated.n, reported.n) as n, stated.states, reported.reports
    from stated full join reported on reported.n = stated.n`);
  const found = new Map(rows.map((row) => [row.n, row]));
  const records = new Map(
    [...shared.keys()].map((addresses, n) => [addresses, recordsWithout(found.get(n))]),
  );
  return holders.map(({ address, addresses }) => records.get(addresses)!(address));
}

/** The records of a holder's addresses without one of them. */
function recordsWithout(
  row:
    | { readonly states: readonly StateRow[] | null; readonly reports: readonly ReportRow[] | null }
    | undefined,
): (address: string) => HolderRecords {
  const states = Map.groupBy(row?.states ?? [], ({ address }) => address);
  const reports = row?.reports ?? [];
  const named = new Set([...states.keys(), ...reports.map(([address]) => address)]);
  const without = (own: string | undefined): HolderRecords => {
    const stated = [...states.keys()].filter((address) => address !== own);
    const read = new Map(
      stated.slice(0, MAX_STATES).map((address) => [address, preferredState(states.get(address)!)!.state]),
    );
    const newest = reports.filter(([address]) => address !== own).slice(-MAX_OUTCOMES);
    const reported = Map.groupBy(newest, ([address]) => address);
    const known = [...new Set([...read.keys(), ...reported.keys()])].map((address): KnownRecords => {
      const of = reported.get(address) ?? [];
      return {
        state: read.get(address) ?? null,
        reports: of.map(([, kind, ms, reference]) => ({ kind, reference, occurredAt: new Date(ms) })),
      };
    });
    return { known, isCut: stated.length > MAX_STATES };
  };
  const all = without(undefined);
  return (address) => (named.has(address) ? without(address) : all);
}
