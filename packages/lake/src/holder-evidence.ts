import type { Owner } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { and, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import type { ReportedOutcome } from "./outcomes.ts";
import { preferredState } from "./reputation-states.ts";
import { reputationOutcomes } from "./tables/reputation-outcomes.ts";
import { reputationStates } from "./tables/reputation-states.ts";

/** An address, and all of its holder. Wallets of one holder share the list. */
export interface HeldAddresses extends WalletRef {
  readonly addresses: readonly string[];
}

/** What is held of the reputations of a holder's other addresses. */
export interface HolderRecords {
  /** Those with a state or a report, at most {@link MAX_KNOWN}. Holders that share an address share its object. */
  readonly known: readonly KnownRecords[];
  /** Whether there are more than those. */
  readonly isCut: boolean;
}

/** What is held of the reputation of one address. */
export interface KnownRecords {
  /** The preferred one; `null` of an address that is only reported. */
  readonly state: unknown;
  /** The tenant's reports of it, oldest first, the newest {@link MAX_REPORTS}. */
  readonly reports: readonly ReportedOutcome[];
}

/** Addresses of one holder that are read, those with evidence against them first: a state has some kilobytes. */
export const MAX_KNOWN = 50;
/** Reports of each of them: a holder's reports must not cost more than a wallet's own. */
const MAX_REPORTS = 10;

type ReportRow = readonly [kind: ReportedOutcome["kind"], ms: number, reference: string];

/** An address of which there is a state or a report. */
interface Named extends WalletRef {
  readonly isStated: boolean;
  readonly reports: readonly ReportRow[];
}

/**
 * What a tenant sees of the reputations of holders' addresses, in the order requested. Which addresses have a state or a
 * report is asked once for all holders, whose addresses may be the same to a large part; then the states that count are read.
 */
export async function findHolderRecords(
  db: Database,
  { owners, tenant }: { readonly owners: readonly Owner[]; readonly tenant: string },
  holders: readonly HeldAddresses[],
): Promise<HolderRecords[]> {
  const named = await findNamed(db, { owners, tenant }, distinctOf(holders));
  const sets = new Map(holders.map(({ addresses }) => [addresses, new Set(addresses)]));
  const chosen = holders.map((holder) => othersOf(holder, sets.get(holder.addresses)!, named));
  const read = new Set(chosen.flatMap((others) => others.slice(0, MAX_KNOWN)));
  const states = await readStates(
    db,
    owners,
    [...read].filter(({ isStated }) => isStated),
  );
  const records = new Map(
    Array.from(read, (each): [Named, KnownRecords] => [
      each,
      { state: states.get(walletId(each)) ?? null, reports: each.reports.map(reportOf) },
    ]),
  );
  return chosen.map((others) => ({
    known: others.slice(0, MAX_KNOWN).map((each) => records.get(each)!),
    isCut: others.length > MAX_KNOWN,
  }));
}

/** The first of a holder's other addresses that are named, one more than are read. */
function othersOf(
  { network, address }: WalletRef,
  addresses: ReadonlySet<string>,
  named: readonly Named[],
): Named[] {
  const others: Named[] = [];
  for (const each of named) {
    if (each.network !== network || each.address === address || !addresses.has(each.address)) continue;
    others.push(each);
    if (others.length > MAX_KNOWN) break;
  }
  return others;
}

function reportOf([kind, ms, reference]: ReportRow): ReportedOutcome {
  return { kind, reference, occurredAt: new Date(ms) };
}

/** All addresses of holders, each once. */
function distinctOf(holders: readonly HeldAddresses[]): WalletRef[] {
  const byNetwork = Map.groupBy(holders, ({ network }) => network);
  return [...byNetwork].flatMap(([network, some]) => {
    const shared = new Set(some.map(({ addresses }) => addresses));
    const distinct = new Set([...shared].flat());
    return Array.from(distinct, (address) => ({ network, address }));
  });
}

/** Those of addresses that have a state or a report: those with evidence against them first, then those with a state. */
async function findNamed(
  db: Database,
  { owners, tenant }: { readonly owners: readonly Owner[]; readonly tenant: string },
  addresses: readonly WalletRef[],
): Promise<readonly Named[]> {
  if (addresses.length === 0) return [];
  const { rows } = await db.execute<{ [Key in keyof Named]: Named[Key] }>(sql`
    with member as materialized (
      select * from unnest(
        ${sql.param(addresses.map(({ network }) => network))}::text[],
        ${sql.param(addresses.map(({ address }) => address))}::text[]
      ) as member (network, address)
    ), stated as (
      select s.network, s.address, bool_or(s.at_fault is not false) as at_fault
      from member join ${reputationStates} s on s.network = member.network and s.address = member.address
      where s.owner = any(${sql.param(owners)}::text[])
      group by s.network, s.address
    ), reported as (
      select member.network, member.address, bool_or(report.kind = 'fraud') as at_fault, json_agg(
        json_build_array(report.kind, extract(epoch from report.occurred_at) * 1000, report.reference)
        order by report.occurred_at, report.id) as reports
      from member cross join lateral (
        select o.id, o.kind, o.occurred_at, o.reference from ${reputationOutcomes} o
        where o.tenant = ${tenant} and o.network = member.network and o.address = member.address
        order by o.occurred_at desc, o.id desc limit ${MAX_REPORTS}
      ) report
      group by member.network, member.address
    )
    select network, address, stated.at_fault is not null as "isStated", coalesce(reported.reports, '[]') as reports
    from stated full join reported using (network, address)
    order by coalesce(stated.at_fault, false) or coalesce(reported.at_fault, false) desc,
      stated.at_fault is null, network, address`);
  return rows;
}

/** The preferred state of each of these wallets, by its id. */
async function readStates(
  db: Database,
  owners: readonly Owner[],
  wallets: readonly WalletRef[],
): Promise<Map<string, unknown>> {
  if (wallets.length === 0) return new Map();
  const { owner, network, address, state, reach } = reputationStates;
  const found = await db
    .select({ owner, network, address, state, reach })
    .from(reputationStates)
    .where(and(isOneOf(reputationStates, wallets), isAnyOf(owner, owners)));
  const byWallet = Map.groupBy(found, walletId);
  return new Map(Array.from(byWallet, ([id, rows]) => [id, preferredState(rows)!.state]));
}
