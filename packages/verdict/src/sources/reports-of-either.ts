import { jsonObject } from "@tetron/lake/json-rows";
import { MAX_LABELS } from "@tetron/lake/labels";
import { MAX_OUTCOMES } from "@tetron/lake/outcomes";
import { labels } from "@tetron/lake/tables/labels";
import { reputationOutcomes } from "@tetron/lake/tables/reputation-outcomes";
import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { EVM_LIST, EVM_ROWS, GIVEN, isVisible, OWNERS } from "./facts-given.ts";

/** The tenant's newest reports about each wallet, at most `MAX_OUTCOMES`. */
export function newestOutcomes(): SQL {
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
export function labelsOfEither(): SQL {
  const { network, address } = labels;
  // Most wallets have none, and to ask that of all places at once takes a part of asking of each.
  return sql`(case when exists (select from ${labels}
      where ${network} in (${GIVEN.fromNetwork}, ${GIVEN.toNetwork}, ${GIVEN.tokenNetwork}, ${EVM_LIST})
        and ${address} in (${GIVEN.from}, ${GIVEN.to}, ${GIVEN.fromKey}, ${GIVEN.toKey}, ${GIVEN.token})
        and ${isVisible(labels)})
    then ${labelsOfEach()} else '[]' end)`;
}

function labelsOfEach(): SQL {
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
