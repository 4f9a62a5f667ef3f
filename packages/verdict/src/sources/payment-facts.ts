import { HOUR_MS } from "@tetron/domain/durations";
import { faceOf } from "@tetron/domain/face";
import type { Coverage } from "@tetron/domain/history";
import { firstIdAt } from "@tetron/domain/id";
import { ANY_NETWORK, isSimulated, NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import { type Owner, SHARED_OWNERS, tenantOwner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { PAID_PARTIES, PAID_PARTY_PREFIX, paidPartyKey } from "@tetron/features/paid-parties";
import { SENT_LATELY } from "@tetron/features/sent-lately";
import type { Database } from "@tetron/lake/database";
import { jsonObject, jsonRows } from "@tetron/lake/json-rows";
import { MAX_LABELS } from "@tetron/lake/labels";
import { MAX_OUTCOMES } from "@tetron/lake/outcomes";
import { contextFacts } from "@tetron/lake/tables/context-facts";
import { issuerFreezes } from "@tetron/lake/tables/issuer-freezes";
import { labelContests } from "@tetron/lake/tables/label-contests";
import { labels } from "@tetron/lake/tables/labels";
import { reputationOutcomes } from "@tetron/lake/tables/reputation-outcomes";
import { reputationStates } from "@tetron/lake/tables/reputation-states";
import { sanctions } from "@tetron/lake/tables/sanctions";
import { scores } from "@tetron/lake/tables/scores";
import { sources } from "@tetron/lake/tables/sources";
import { wallets } from "@tetron/lake/tables/wallets";
import { preferredFirst } from "@tetron/lake/wallets";
import { and, type Column, eq, inArray, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { OF_CONTEXT, type WalletContext } from "../remarks/context.ts";
import { type FreezeRow, freezeRows } from "./freeze-rows.ts";
import type { Parties, Question } from "./source.ts";

/** The tenant that asks, and the time. */
type LookupContext = Pick<Question, "tenant" | "at">;

/** A payment's facts in the lake for a tenant, as JSON: times and `NaN` are strings. */
export interface PaymentFacts {
  readonly wallets: readonly {
    readonly owner: Owner;
    readonly network: Network;
    readonly address: string;
    readonly lastSeen: string | null;
    readonly asOf: string | null;
    readonly coverage: Coverage | null;
    readonly behaviour: readonly (number | string)[] | null;
    readonly wallet44: readonly (number | string)[] | null;
    readonly referenceLabel: "fraud" | "normal" | null;
    readonly source: string;
    readonly updatedAt: string;
  }[];
  readonly labels: readonly {
    network: Network;
    address: string;
    label: string;
    name: string;
    source: string;
    version: string;
    lastSeen: string | null;
  }[];
  /** The lists whose labels of a wallet are contested. */
  readonly contests: readonly { network: Network; address: string; source: string }[];
  readonly sanctions: readonly { network: Network; address: string; source: string; version: string }[];
  readonly states: readonly {
    owner: Owner;
    network: Network;
    address: string;
    state: unknown;
    updatedAt: string;
  }[];
  readonly outcomes: readonly { network: Network; address: string; kind: string; occurredAt: string }[];
  /** What the tenant knows of the wallets; no other owner's counts. */
  readonly context: readonly (WalletContext & { readonly network: Network; readonly address: string })[];
  /** The newest that each issuer's contract says of either key. */
  readonly freezes: readonly FreezeRow[];
  readonly lists: readonly {
    name: string;
    version: string;
    kind: string;
    network: Network | typeof ANY_NETWORK;
    asOf: string;
  }[];
  readonly paidBefore: boolean | null;
  /**
   * From the sender's history, see `features/sent-lately`; `null` when no history or no such state is held.
   */
  readonly sentLately: readonly number[] | null;
  /** Unix seconds up to which the sender's history tells what it did. */
  readonly senderKnownUntil: number | null;
  readonly sameFace: readonly { address: string; coins: number; tokens: number; approved: number }[];
  readonly askedLastHour: number;
}

/**
 * Cap of the hourly payment count, so that a score costs the same after a million others; 500 means that many
 * or more.
 */
const MAX_COUNTED_PAYMENTS = 500;

/**
 * Maximum number of parties with the same face that are read: the recipient, then those paid most, in coins
 * first, so that no number of made-up parties can push a real one out.
 */
const MAX_PARTIES_PER_FACE = 10;

/** The parameters of the statement. */
const GIVEN = {
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
const OWNERS: SQL[] = [
  ...SHARED_OWNERS.map((owner) => sql.raw(`'${owner}'`)),
  sql`${GIVEN.tenantOwner}::text`,
];

/** One by one, as {@link OWNERS}. */
const EVM = walletsOfKey({ network: "ethereum", address: "" }).map(({ network }) => sql.raw(`'${network}'`));
const EVM_LIST: SQL = sql.join(EVM, sql`, `);
const EVM_ROWS: SQL = sql.join(
  EVM.map((network) => sql`(${network})`),
  sql`, `,
);

/** The subqueries by field of the answer. */
const PARTS = {
  // Of other networks only those whose key a data set accuses.
  wallets: jsonRows(
    wallets,
    and(
      isVisible(wallets),
      or(ofEither(wallets), and(eq(wallets.referenceLabel, "fraud"), ofEitherKey(wallets))),
    ),
    [
      "owner",
      "network",
      "address",
      "lastSeen",
      "asOf",
      "coverage",
      "behaviour",
      "wallet44",
      "referenceLabel",
      "source",
      "updatedAt",
    ],
  ),
  labels: labelsOfEither(),
  contests: jsonRows(
    labelContests,
    and(
      isVisible(labelContests),
      or(
        ofEitherKey(labelContests),
        and(eq(labelContests.network, GIVEN.tokenNetwork), eq(labelContests.address, GIVEN.token)),
      ),
    ),
    ["network", "address", "source"],
  ),
  // On all networks: an address that is listed on one of them counts on each of its family.
  sanctions: jsonRows(
    sanctions,
    and(isVisible(sanctions), inArray(sanctions.address, [GIVEN.from, GIVEN.to])),
    ["network", "address", "source", "version"],
  ),
  states: jsonRows(reputationStates, and(isVisible(reputationStates), ofEither(reputationStates)), [
    "owner",
    "network",
    "address",
    "state",
    "updatedAt",
  ]),
  outcomes: newestOutcomes(),
  context: jsonRows(contextFacts, and(eq(contextFacts.owner, GIVEN.tenantOwner), ofEither(contextFacts)), [
    ...OF_CONTEXT,
  ]),
  freezes: freezeRows(ofEitherKey(issuerFreezes)!),
  // Lists of other families do not apply.
  lists: jsonRows(
    sources,
    and(
      isNull(sources.replacedAt),
      isVisible(sources),
      sql`(${sources.network} = ${ANY_NETWORK}
        or ${sources.network} = any(${GIVEN.fromFamily}::text[] || ${GIVEN.toFamily}::text[]))`,
    ),
    ["name", "version", "kind", "network", "asOf"],
  ),
  // Null when the sender's parties are not stored, or not all of them, and for a party of token transfers only:
  // anybody can put one, of no value or of a token of his own, into another's history.
  paidBefore: sql`(case when jsonb_exists(held.coins, ${GIVEN.party}) then true
    when jsonb_exists(held.tokens, ${GIVEN.party}) or held.is_cut then null
    else jsonb_exists(held.coins, ${GIVEN.party}) end)`,
  sentLately: sql`held.lately`,
  senderKnownUntil: sql`held.known_until`,
  sameFace: partiesOfFace(),
  askedLastHour: sql`(
    select count(*) from (
      select from ${scores} where ${scores.tenant} = ${GIVEN.tenant}
        and ${scores.network} = ${GIVEN.fromNetwork} and ${scores.fromAddress} = ${GIVEN.from}
        and ${scores.id} > ${GIVEN.hourAgo}
      order by ${scores.id} desc limit ${sql.raw(`${MAX_COUNTED_PAYMENTS}`)}) as counted)`,
} satisfies Record<keyof PaymentFacts, SQL>;

/**
 * Prepares one statement that reads all of a payment's facts: eight separate queries take four times as long,
 * and a score waits for all of them anyway. Its text is built once, because building it takes longer than
 * running it.
 */
export function prepareFacts(
  db: Database,
): (parties: Parties, lookup: LookupContext) => Promise<PaymentFacts> {
  const statement = factsQuery(db).prepare("");
  return async (parties, lookup) => {
    const [row] = await statement.execute(givenOf(parties, lookup));
    return row!.facts;
  };
}

/** The statement, with a placeholder for each of {@link givenOf}. */
export function factsQuery(db: Database) {
  return db
    .select({ facts: sql<PaymentFacts>`${jsonObject(PARTS)}` })
    .from(sql`(select) as payment left join lateral ${partiesOfSender()} as held on true`);
}

/** The parameters, by the name of their placeholder. */
export function givenOf(
  { from, to, token }: Parties,
  { tenant, at }: LookupContext,
): Record<keyof typeof GIVEN, string | readonly string[]> {
  return {
    tenant,
    tenantOwner: tenantOwner(tenant),
    fromNetwork: from.network,
    from: from.address,
    toNetwork: to.network,
    to: to.address,
    fromKey: evmKeyOf(from),
    toKey: evmKeyOf(to),
    fromFamily: familyOf(from.network),
    toFamily: familyOf(to.network),
    tokenNetwork: token?.network ?? "",
    token: token?.address ?? "",
    // Ids begin with their time, so an id of an hour ago sorts before all later ones.
    hourAgo: firstIdAt("tx", at.getTime() - HOUR_MS),
    party: paidPartyKey(to.address),
    ...faceOf(to.address),
  };
}

function isVisible({ owner }: { readonly owner: Column }): SQL {
  return sql`${owner} in (${sql.join(OWNERS, sql`, `)})`;
}

function ofEither(table: { readonly network: Column; readonly address: Column }): SQL | undefined {
  return or(
    and(eq(table.network, GIVEN.fromNetwork), eq(table.address, GIVEN.from)),
    and(eq(table.network, GIVEN.toNetwork), eq(table.address, GIVEN.to)),
  );
}

/** The wallets of either side's key; see `walletsOfKey`. */
function ofEitherKey(table: { readonly network: Column; readonly address: Column }): SQL | undefined {
  return or(
    ofEither(table),
    sql`(${table.network} in (${EVM_LIST}) and ${table.address} in (${GIVEN.fromKey}, ${GIVEN.toKey}))`,
  );
}

/** The tenant's newest reports about each wallet, at most `MAX_OUTCOMES`. */
function newestOutcomes(): SQL {
  const { tenant, network, address, kind, occurredAt, id } = reputationOutcomes;
  const of = (onNetwork: Placeholder, wallet: Placeholder) => sql`
    (select ${network}, ${address}, ${kind}, ${occurredAt} from ${reputationOutcomes}
     where ${tenant} = ${GIVEN.tenant} and ${network} = ${onNetwork} and ${address} = ${wallet}
     order by ${occurredAt} desc, ${id} desc limit ${sql.raw(`${MAX_OUTCOMES}`)})`;
  const member = (name: string) => sql`newest.${sql.identifier(name)}`;
  return sql`(
    select coalesce(json_agg(${jsonObject({
      network: member("network"),
      address: member("address"),
      kind: member("kind"),
      occurredAt: member("occurred_at"),
    })}), '[]')
    from (${of(GIVEN.fromNetwork, GIVEN.from)} union all ${of(GIVEN.toNetwork, GIVEN.to)}) as newest)`;
}

/** Each owner's labels of each wallet of either key and of the token, at most `MAX_LABELS`; see `findLabels`. */
function labelsOfEither(): SQL {
  const { owner, network, address, label, name, source, version, lastSeen } = labels;
  const member = (of: string) => sql`given.${sql.identifier(of)}`;
  const members = {
    ...{ network: "network", address: "address", label: "label", name: "name" },
    ...{ source: "source", version: "version", lastSeen: "last_seen" },
  };
  return sql`(
    select coalesce(json_agg(${jsonObject(Object.fromEntries(Object.entries(members).map(([as, of]) => [as, member(of)])))}
      order by who.rank, given.source, given.label, given.name), '[]')
    from (select ${GIVEN.fromNetwork} as network, ${GIVEN.from} as address
      union select ${GIVEN.toNetwork}, ${GIVEN.to}
      union select evm.network, key.address from (values ${EVM_ROWS}) as evm (network)
        cross join (values (${GIVEN.fromKey}::text), (${GIVEN.toKey})) as key (address)
      union select ${GIVEN.tokenNetwork}, ${GIVEN.token}) as wallet
    cross join (values ${sql.join(
      OWNERS.map((owner, rank) => sql`(${owner}, ${sql.raw(`${rank}`)})`),
      sql`, `,
    )}) as who (owner, rank)
    cross join lateral (
      select ${network}, ${address}, ${label}, ${name}, ${source}, ${version}, ${lastSeen} from ${labels}
      where ${network} = wallet.network and ${address} = wallet.address and ${owner} = who.owner
      order by ${source}, ${label}, ${name} limit ${sql.raw(`${MAX_LABELS}`)}) as given)`;
}

/**
 * The number of the sender's payments to each party, in coins and in tokens, and the state of what it sent
 * lately. Unpacking a state of 50,000 parties is slow, so it is done once.
 */
function partiesOfSender(): SQL {
  return sql`(
    select ${partiesAt("coins")} as coins, ${partiesAt("tokens")} as tokens, lately, known_until, is_cut
    from (
      select ${wallets.state} -> ${sql.raw(`'${PAID_PARTIES.within}'`)} as within,
        ${wallets.state} -> ${sql.raw(`'${SENT_LATELY}'`)} as lately,
        extract(epoch from greatest(${wallets.lastSeen}, ${wallets.asOf}))::float8 as known_until,
        ${wallets.coverage} ->> 'complete' = 'false' as is_cut
      from ${wallets}
      where ${wallets.network} = ${GIVEN.fromNetwork} and ${wallets.address} = ${GIVEN.from} and ${isVisible(wallets)}
      order by ${preferredFirst(wallets)} limit 1) as preferred)`;
}

function partiesAt(paidIn: "coins" | "tokens"): SQL {
  return sql`within #> ${sql.raw(`'{${PAID_PARTIES[paidIn].join(",")}}'`)}`;
}

/**
 * Addresses with the recipient's face, among the sender's parties and this tenant's recent scores of the
 * sender.
 */
function partiesOfFace(): SQL {
  const hasFace = (address: SQL) =>
    sql`starts_with(${address}, ${GIVEN.head}::text) and right(${address}, length(${GIVEN.tail}::text)) = ${GIVEN.tail}::text`;
  const party = sql`substr(key, ${sql.raw(`${PAID_PARTY_PREFIX.length + 1}`)})`;
  const held = (parties: "coins" | "tokens") => sql`
    select ${party} as address, ${parties === "coins" ? sql`value::int, 0` : sql`0, value::int`}, 0
    from jsonb_each_text(held.${sql.identifier(parties)}) where ${hasFace(party)}`;
  return sql`(
    select coalesce(json_agg(json_build_object(
      'address', address, 'coins', coins, 'tokens', tokens, 'approved', approved)), '[]')
    from (
      select address, sum(coins) as coins, sum(tokens) as tokens, sum(approved) as approved
      from (
        ${held("coins")} union all ${held("tokens")} union all
        select to_address, 0, 0, 1 from (
          select ${scores.toAddress}, ${scores.recommendation} from ${scores} where ${scores.tenant} = ${GIVEN.tenant}
            and ${scores.network} = ${GIVEN.fromNetwork} and ${scores.fromAddress} = ${GIVEN.from}
          order by ${scores.id} desc limit ${sql.raw(`${MAX_COUNTED_PAYMENTS}`)}) as asked
        where recommendation = 'approve' and ${hasFace(sql`to_address`)}
      ) as each (address, coins, tokens, approved)
      group by address
      order by address = ${GIVEN.to} desc, sum(coins) desc, sum(tokens + approved) desc, address
      limit ${sql.raw(`${MAX_PARTIES_PER_FACE}`)}) as faces)`;
}

function evmKeyOf({ network, address }: WalletRef): string {
  return NETWORKS[network].family === "evm" ? address : "";
}

function familyOf(network: Network): readonly Network[] {
  if (isSimulated(network)) return [network];
  return NETWORK_IDS.filter((id) => NETWORKS[id].family === NETWORKS[network].family);
}
