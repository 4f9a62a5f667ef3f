import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import type { Lake } from "@tetron/lake/lake";
import { type Promotion, putInForce } from "@tetron/lake/promoted-index";
import { requireIndex } from "@tetron/lake/reference-indexes";
import type { Scraper } from "./start-scrape.ts";

/** The name of the index that ships. */
export const SHIPPED_INDEX = "shipped";
/** As many are asked for at each wallet. */
const MIN_INDEX_WALLETS = 10;
const nextId = createIds();

/** Editions; `null` for the one that ships. */
export interface PromotedIndex {
  readonly edition: string | null;
  readonly previous: string | null;
}

/**
 * Lets scores look for neighbours in an index that was read, or in the one that ships again: from the next score on, for
 * every tenant. Promoted again, nothing changes.
 *
 * @param id - `shipped` for the one that ships.
 * @throws Failure `NOT_FOUND` when there is no such index, `CONFLICT` for one that is not complete, or has less than ten
 *   wallets or none of a class, since nothing follows from those.
 */
export async function promoteIndex(
  lake: Lake,
  id: string,
  { actor, now, claim }: Scraper,
): Promise<PromotedIndex> {
  const promotion = id === SHIPPED_INDEX ? null : await promotionOf(lake, id);
  return lake.transaction(async (tx) => {
    const previous = await putInForce(tx, promotion, now);
    const edition = promotion?.version ?? null;
    const promoted = { edition, previous };
    tx.add(...settleClaim(claim, JSON.stringify(promoted)));
    if (previous === edition) return promoted;
    tx.add(
      appendAudit({
        ...{ id: nextId("aud"), tenant: EVERY_TENANT, actor, action: "index.promote", subject: id, at: now },
        data: promoted,
      }),
    );
    return promoted;
  });
}

async function promotionOf({ db }: Lake, id: string): Promise<Promotion> {
  const { edition, readyAt, wallets, fraud, sourceUrl } = await requireIndex(db, id);
  const refuse = (why: string) => new Failure("CONFLICT", `Index ${id} ${why}.`, { kind: "index", id });
  if (edition === null || readyAt === null) throw refuse("is not complete");
  if (wallets < MIN_INDEX_WALLETS || fraud === 0 || fraud === wallets)
    throw refuse(
      `has ${wallets} wallets, ${fraud} of them fraud; it needs ${MIN_INDEX_WALLETS}, and both of fraud and of others`,
    );
  return { version: edition, url: sourceUrl, rows: wallets, asOf: readyAt };
}
