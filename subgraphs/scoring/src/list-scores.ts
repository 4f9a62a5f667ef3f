import { parseAddress } from "@tetron/domain/address";
import { MINUTE_MS } from "@tetron/domain/durations";
import { unprocessable } from "@tetron/domain/failure";
import { firstIdAt } from "@tetron/domain/id";
import { parseNetwork } from "@tetron/domain/network";
import type { Database } from "@tetron/lake/database";
import { scores } from "@tetron/lake/tables/scores";
import { and, desc, eq, gte, lt, or, type SQL } from "drizzle-orm";
import type { ScoreFilter } from "./resolvers.gen.ts";
import type { PageQuery } from "./score-page.ts";

/** An id is a little older than its score, by whatever happened in between. */
const ID_SKEW_MS = MINUTE_MS;

/**
 * Ids of a tenant's scores that meet a filter, newest first, one more than the page when there is a next page. Ids sort by
 * time, so that times are a range of the index.
 *
 * @throws Failure `UNPROCESSABLE` naming the field of the filter.
 */
export async function listScoreIds(
  db: Database,
  tenant: string,
  filter: ScoreFilter,
  { first, after }: PageQuery,
): Promise<string[]> {
  const { status, recommendation, minFraudScore, from, to } = filter;
  const wanted = and(
    eq(scores.tenant, tenant),
    after === undefined ? undefined : lt(scores.id, after),
    from == null ? undefined : and(gte(scores.createdAt, from), gte(scores.id, idNear(from, -ID_SKEW_MS))),
    to == null ? undefined : and(lt(scores.createdAt, to), lt(scores.id, idNear(to, ID_SKEW_MS))),
    status == null ? undefined : eq(scores.status, status),
    recommendation == null ? undefined : eq(scores.recommendation, recommendation),
    minFraudScore == null ? undefined : gte(scores.fraudScore, minFraudScore),
    ofWallet(filter),
  );
  const found = await db
    .select({ id: scores.id })
    .from(scores)
    .where(wanted)
    .orderBy(desc(scores.id))
    .limit(first + 1);
  return found.map(({ id }) => id);
}

/** An id of about a time. */
function idNear(time: Date, byMs: number): string {
  return firstIdAt("tx", Math.max(0, time.getTime() + byMs));
}

function ofWallet({ network: name, address: text }: ScoreFilter): SQL | undefined {
  if (name == null) {
    if (text == null) return undefined;
    throw unprocessable("filter.network", "missing", "filter.network: an address needs its network.");
  }
  const network = parseNetwork(name, "filter.network");
  const onNetwork = eq(scores.network, network);
  if (text == null) return onNetwork;
  const address = parseAddress(network, text, "filter.address");
  return and(onNetwork, or(eq(scores.fromAddress, address), eq(scores.toAddress, address)));
}
