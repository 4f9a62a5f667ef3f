import { HOUR_MS } from "@tetron/domain/durations";
import { faceOf } from "@tetron/domain/face";
import type { Coverage } from "@tetron/domain/history";
import { firstIdAt } from "@tetron/domain/id";
import { ANY_NETWORK, isSimulated, NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import { type Owner, tenantOwner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { paidPartyKey } from "@tetron/features/paid-parties";
import type { Database } from "@tetron/lake/database";
import { jsonObject, jsonRows } from "@tetron/lake/json-rows";
import { contextFacts } from "@tetron/lake/tables/context-facts";
import { issuerFreezes } from "@tetron/lake/tables/issuer-freezes";
import { keptEstimates } from "@tetron/lake/tables/kept-estimates";
import { labelContests } from "@tetron/lake/tables/label-contests";
import { models } from "@tetron/lake/tables/models";
import { reputationStates } from "@tetron/lake/tables/reputation-states";
import { sanctions } from "@tetron/lake/tables/sanctions";
import { scores } from "@tetron/lake/tables/scores";
import { sources } from "@tetron/lake/tables/sources";
import { transferHistories } from "@tetron/lake/tables/transfer-histories";
import { wallets } from "@tetron/lake/tables/wallets";
import { type FollowedFacts, followedFacts } from "@tetron/lake/transfer-sources";
import { and, eq, inArray, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { OF_CONTEXT, type WalletContext } from "../remarks/context.ts";
import { doubles } from "./doubles.ts";
import { GIVEN, isVisible, ofEither, ofEitherKey } from "./facts-given.ts";
import { type FreezeRow, freezeRows } from "./freeze-rows.ts";
import { readLists } from "./read-lists.ts";
import { labelsOfEither, newestOutcomes } from "./reports-of-either.ts";
import { hasPaid, MAX_COUNTED_PAYMENTS, partiesOfFace, partiesOfSender } from "./sender-parties.ts";
import type { ListRow, Parties, Question, Sides } from "./source.ts";

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
    /** See `doubles`. */
    readonly behaviour: string | null;
    readonly wallet44: string | null;
    readonly referenceLabel: "fraud" | "normal" | null;
    readonly source: string;
    readonly updatedAt: string;
    /** What is kept of it, perhaps of an earlier state: bytes are in hex. */
    readonly kept: {
      readonly state: string;
      readonly models: readonly string[];
      readonly estimates: string;
      readonly edition: string | null;
      readonly neighbours: string | null;
    } | null;
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
    reach: number | null;
  }[];
  /** The histories whose transfers are held. */
  readonly transfers: readonly {
    readonly owner: Owner;
    readonly network: Network;
    readonly wallet: string;
    readonly reach: string | null;
    readonly transfers: number;
    readonly coverage: Coverage | null;
    readonly tokens: boolean;
  }[];
  /** What the blocks of its chain tell of each wallet. */
  readonly followed: Sides<FollowedFacts>;
  readonly outcomes: readonly { network: Network; address: string; kind: string; occurredAt: string }[];
  /** What the tenant knows of the wallets; no other owner's counts. */
  readonly context: readonly (WalletContext & { readonly network: Network; readonly address: string })[];
  /** The newest that each issuer's contract says of either key. */
  readonly freezes: readonly FreezeRow[];
  /** The same object for the same lists: see `readLists`. */
  readonly lists: readonly ListRow[];
  /** The live fraud model and the shadow. */
  readonly models: readonly { readonly version: string; readonly state: string }[];
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

/** The subqueries by field of the answer. */
const PARTS = {
  // Of other networks only those whose key a data set accuses.
  wallets: jsonRows(
    wallets,
    and(
      isVisible(wallets),
      or(ofEither(wallets), and(eq(wallets.referenceLabel, "fraud"), ofEitherKey(wallets))),
    ),
    ["owner", "network", "address", "lastSeen", "asOf", "coverage", "referenceLabel", "source", "updatedAt"],
    { behaviour: doubles(wallets.behaviour), wallet44: doubles(wallets.wallet44), kept: keptOfWallet() },
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
    "reach",
  ]),
  transfers: jsonRows(
    transferHistories,
    and(
      isVisible(transferHistories),
      ofEither({ network: transferHistories.network, address: transferHistories.wallet }),
    ),
    ["owner", "network", "wallet", "reach", "transfers", "coverage", "tokens"],
  ),
  // As rows, so that each subquery of it is set up once.
  followed: sql`(
    select json_object_agg(wallet.side, ${jsonObject(followedFacts(sql`wallet.network`, sql`wallet.address`))})
    from (values ('from', ${GIVEN.fromNetwork}::text, ${GIVEN.from}::text), ('to', ${GIVEN.toNetwork}, ${GIVEN.to}))
      as wallet (side, network, address))`,
  outcomes: newestOutcomes(),
  context: jsonRows(contextFacts, and(eq(contextFacts.owner, GIVEN.tenantOwner), ofEither(contextFacts)), [
    ...OF_CONTEXT,
  ]),
  freezes: freezeRows(ofEitherKey(issuerFreezes)!),
  models: jsonRows(models, sql`${models.state} in ('live', 'shadow')`, ["version", "state"]),
  // Null when the sender's parties are not stored, or not all of them, and for a party of token transfers only:
  // anybody can put one, of no value or of a token of his own, into another's history.
  paidBefore: sql`(case when ${hasPaid("coins")} then true
    when ${hasPaid("tokens")} or held.is_cut then null
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
} satisfies Record<Exclude<keyof PaymentFacts, "lists">, SQL>;

const STATEMENT = "payment_facts";

/**
 * Prepares one statement that reads all of a payment's facts: eight separate queries take four times as long,
 * and a score waits for all of them anyway. Its text is built once, and planned for the first executions of a connection only,
 * because both take longer than running it.
 */
export function prepareFacts(
  db: Database,
): (parties: Parties, lookup: LookupContext) => Promise<PaymentFacts> {
  const statement = factsQuery(db).prepare(STATEMENT);
  const listsOf = readLists();
  return async (parties, lookup) => {
    const [row] = await statement.execute(givenOf(parties, lookup));
    const { facts, lists } = row!;
    return { ...facts, lists: listsOf(lists) };
  };
}

/** The statement, with a placeholder for each of {@link givenOf}. */
export function factsQuery(db: Database) {
  return db
    .select({ facts: sql<Omit<PaymentFacts, "lists">>`${jsonObject(PARTS)}`, lists: currentLists() })
    .from(sql`(select) as payment left join lateral ${partiesOfSender()} as held on true`);
}

function keptOfWallet(): SQL {
  const { network, address, owner, state, models: versions, estimates, edition, neighbours } = keptEstimates;
  const hex = (bytes: SQLWrapper) => sql`encode(${bytes}, 'hex')`;
  const kept = jsonObject({
    ...{ state: hex(state), models: sql`${versions}`, estimates: hex(estimates) },
    ...{ edition: sql`${edition}`, neighbours: hex(neighbours) },
  });
  return sql`(select ${kept} from ${keptEstimates} where ${network} = ${wallets.network}
    and ${address} = ${wallets.address} and ${owner} = ${wallets.owner})`;
}

/** The current edition of every list that applies, as one text; see {@link readLists}. Lists of other families do not apply. */
function currentLists(): SQL<string> {
  const rows = jsonRows(
    sources,
    and(
      isNull(sources.replacedAt),
      isVisible(sources),
      sql`(${sources.network} = ${ANY_NETWORK}
        or ${sources.network} = any(${GIVEN.fromFamily}::text[] || ${GIVEN.toFamily}::text[]))`,
    ),
    ["name", "version", "kind", "network", "asOf"],
  );
  return sql`${rows}::text`;
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

function evmKeyOf({ network, address }: WalletRef): string {
  return NETWORKS[network].family === "evm" ? address : "";
}

function familyOf(network: Network): readonly Network[] {
  if (isSimulated(network)) return [network];
  return NETWORK_IDS.filter((id) => NETWORKS[id].family === NETWORKS[network].family);
}
