import type { Owner } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { and, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf, isOneOf } from "./internal/wallet-refs.ts";
import { MAX_OUTCOMES, type ReportedOutcome } from "./outcomes.ts";
import { preferredState } from "./reputation-states.ts";
import { reputationOutcomes } from "./tables/reputation-outcomes.ts";
import { reputationStates } from "./tables/reputation-states.ts";

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

/** An address with a state: where it is, and whether there is evidence against it. */
interface Stated extends WalletRef {
  readonly atFault: boolean;
}

/** A tenant's report of an address. */
interface Reported extends WalletRef, ReportedOutcome {}

/**
 * What a tenant sees of the reputations of holders' addresses, in the order requested. Which addresses have a state or a
 * report is asked once for all holders, whose addresses may be the same to a large part; then the states that count are read.
 */
export async function findHolderRecords(
  db: Database,
  { owners, tenant }: { readonly owners: readonly Owner[]; readonly tenant: string },
  holders: readonly HeldAddresses[],
): Promise<HolderRecords[]> {
  const { stated, reported } = await findNamed(db, { owners, tenant }, distinctOf(holders));
  const sets = new Map(holders.map(({ addresses }) => [addresses, new Set(addresses)]));
  const chosen = holders.map(({ network, address, addresses }) => {
    const isOther = (other: WalletRef) =>
      other.network === network && other.address !== address && sets.get(addresses)!.has(other.address);
    const others = stated.filter(isOther);
    const reports = reported.filter(isOther).slice(-MAX_OUTCOMES);
    return { read: others.slice(0, MAX_STATES), reports, isCut: others.length > MAX_STATES };
  });
  const states = await readStates(db, owners, new Set(chosen.flatMap(({ read }) => read)));
  const same = new Map<string, readonly KnownRecords[]>();
  return chosen.map(({ read, reports, isCut }) => {
    const key = JSON.stringify([read, reports]);
    const known = same.get(key) ?? recordsOf(read, reports, states);
    same.set(key, known);
    return { known, isCut };
  });
}

function recordsOf(
  read: readonly Stated[],
  reports: readonly Reported[],
  states: ReadonlyMap<string, unknown>,
): KnownRecords[] {
  const ofAddress = Map.groupBy(reports, walletId);
  return [...new Set([...read.map(walletId), ...ofAddress.keys()])].map((id) => ({
    state: states.get(id) ?? null,
    reports: (ofAddress.get(id) ?? []).map(({ kind, reference, occurredAt }) => ({
      ...{ kind, reference, occurredAt },
    })),
  }));
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

/** Those of addresses that have a state, the ones at fault first, and the newest reports of each, oldest first. */
async function findNamed(
  db: Database,
  { owners, tenant }: { readonly owners: readonly Owner[]; readonly tenant: string },
  addresses: readonly WalletRef[],
): Promise<{ readonly stated: readonly Stated[]; readonly reported: readonly Reported[] }> {
  if (addresses.length === 0) return { stated: [], reported: [] };
  const { rows } = await db.execute<{
    stated: Stated[];
    reported: (Omit<Reported, "occurredAt"> & { readonly ms: number })[];
  }>(sql`
    with member as materialized (
      select * from unnest(
        ${sql.param(addresses.map(({ network }) => network))}::text[],
        ${sql.param(addresses.map(({ address }) => address))}::text[]
      ) as member (network, address)
    ), stated as (
      select s.network, s.address, bool_or(s.at_fault is not false) as "atFault"
      from member join ${reputationStates} s on s.network = member.network and s.address = member.address
      where s.owner = any(${sql.param(owners)}::text[])
      group by s.network, s.address
    ), reported as (
      select report.* from member cross join lateral (
        select o.* from ${reputationOutcomes} o
        where o.tenant = ${tenant} and o.network = member.network and o.address = member.address
        order by o.occurred_at desc, o.id desc limit ${MAX_OUTCOMES}
      ) report
    )
    select
      (select coalesce(json_agg(stated order by "atFault" desc, network, address), '[]') from stated) as stated,
      (select coalesce(json_agg(json_build_object(
        'network', network, 'address', address, 'kind', kind, 'reference', reference,
        'ms', extract(epoch from occurred_at) * 1000
      ) order by occurred_at, id), '[]') from reported) as reported`);
  const { stated, reported } = rows[0]!;
  return { stated, reported: reported.map(({ ms, ...report }) => ({ ...report, occurredAt: new Date(ms) })) };
}

/** The preferred state of each of these wallets, by its id. */
async function readStates(
  db: Database,
  owners: readonly Owner[],
  wallets: ReadonlySet<WalletRef>,
): Promise<Map<string, unknown>> {
  if (wallets.size === 0) return new Map();
  const { owner, network, address, state, reach } = reputationStates;
  const found = await db
    .select({ owner, network, address, state, reach })
    .from(reputationStates)
    .where(and(isOneOf(reputationStates, [...wallets]), isAnyOf(owner, owners)));
  const byWallet = Map.groupBy(found, walletId);
  return new Map(Array.from(byWallet, ([id, rows]) => [id, preferredState(rows)!.state]));
}
