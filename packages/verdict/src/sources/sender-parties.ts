import { PAID_PARTIES, PAID_PARTY_PREFIX, PAID_TALLIES, PARTIES_APART } from "@tetron/features/paid-parties";
import { SENT_LATELY } from "@tetron/features/sent-lately";
import { scores } from "@tetron/lake/tables/scores";
import { walletTallies } from "@tetron/lake/tables/wallet-tallies";
import { wallets } from "@tetron/lake/tables/wallets";
import { preferredFirst } from "@tetron/lake/wallets";
import { type SQL, sql } from "drizzle-orm";
import { GIVEN, isVisible } from "./facts-given.ts";

/**
 * Cap of the hourly payment count, so that a score costs the same after a million others; 500 means that many
 * or more.
 */
export const MAX_COUNTED_PAYMENTS = 500;

/**
 * Maximum number of parties with the same face that are read: the recipient, then those paid most, in coins
 * first, so that no number of made-up parties can push a real one out.
 */
const MAX_PARTIES_PER_FACE = 10;

/**
 * The number of the sender's payments to each party, in coins and in tokens, and the state of what it sent
 * lately. Unpacking a state of 50,000 parties is slow, so it is done once. Where `is_apart`, the parties are rows.
 */
export function partiesOfSender(): SQL {
  return sql`(
    select ${partiesAt("coins")} as coins, ${partiesAt("tokens")} as tokens, ${areApart()} as is_apart,
      lately, known_until, is_cut
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

function areApart(): SQL {
  const path = [...PAID_PARTIES.coins, PARTIES_APART].join(",");
  return sql`within #> ${sql.raw(`'{${path}}'`)} is not null`;
}

/** Whether the sender's history has paid the recipient; unknown without one. */
export function hasPaid(paidIn: "coins" | "tokens"): SQL {
  return sql`(jsonb_exists(held.${sql.identifier(paidIn)}, ${GIVEN.party}) or held.is_apart and exists (
    select from ${walletTallies} where ${isOfSender(paidIn)} and ${walletTallies.key} = ${GIVEN.to}))`;
}

function isOfSender(paidIn: "coins" | "tokens"): SQL {
  const { network, address, tally } = walletTallies;
  const name = sql.raw(`'${PAID_TALLIES[paidIn]}'`);
  return sql`${network} = ${GIVEN.fromNetwork} and ${address} = ${GIVEN.from} and ${tally} = ${name}`;
}

/**
 * Addresses with the recipient's face, among the sender's parties and this tenant's recent scores of the
 * sender.
 */
export function partiesOfFace(): SQL {
  const hasFace = (address: SQL) =>
    sql`starts_with(${address}, ${GIVEN.head}::text) and right(${address}, length(${GIVEN.tail}::text)) = ${GIVEN.tail}::text`;
  const party = sql`substr(key, ${sql.raw(`${PAID_PARTY_PREFIX.length + 1}`)})`;
  const counted = (parties: "coins" | "tokens", count: SQL) =>
    parties === "coins" ? sql`${count}, 0, 0` : sql`0, ${count}, 0`;
  const { key } = walletTallies;
  // The range is what the index finds by the head: no letter of an address comes after a tilde in the order of bytes.
  const held = (parties: "coins" | "tokens") => sql`
    select ${party} as address, ${counted(parties, sql`value::int`)}
    from jsonb_each_text(held.${sql.identifier(parties)}) where ${hasFace(party)}
    union all
    select ${key}, ${counted(parties, sql`${walletTallies.count}`)} from ${walletTallies}
    where held.is_apart and ${isOfSender(parties)} and ${key} >= ${GIVEN.head}::text
      and ${key} < ${GIVEN.head}::text || '~' and ${hasFace(sql`${key}`)}`;
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
