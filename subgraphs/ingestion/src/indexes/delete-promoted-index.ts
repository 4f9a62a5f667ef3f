import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import type { Lake } from "@tetron/lake/lake";
import { promotedEdition, putInForce } from "@tetron/lake/promoted-index";
import { deleteIndex, findIndexOfEdition } from "@tetron/lake/reference-indexes";
import type { Scraper } from "./start-scrape.ts";

const nextId = createIds();

/** An index that was deleted. */
export interface DeletedIndex {
  readonly id: string;
  readonly edition: string;
  /** Number of its wallets. */
  readonly wallets: number;
}

/**
 * Deletes the promoted index with its wallets, and puts the one that ships in force. Scores that found neighbours in it
 * stay as they are: the neighbours are stored with them.
 *
 * @throws Failure `NOT_FOUND` while none is promoted.
 */
export async function deletePromotedIndex(
  lake: Lake,
  { actor, now }: Pick<Scraper, "actor" | "now">,
): Promise<DeletedIndex> {
  return lake.transaction(async (tx) => {
    const edition = await promotedEdition(tx.db);
    const index = edition === undefined ? undefined : await findIndexOfEdition(tx.db, edition);
    if (edition === undefined || index === undefined)
      throw new Failure("NOT_FOUND", "No index is promoted; the one that ships cannot be deleted.", {
        ...{ kind: "index", id: "promoted" },
      });
    const { id, wallets } = index;
    await putInForce(tx, null, now);
    tx.add(
      deleteIndex(id),
      appendAudit({
        ...{ id: nextId("aud"), tenant: EVERY_TENANT, actor, action: "index.delete", subject: id, at: now },
        data: { edition, wallets },
      }),
    );
    return { id, edition, wallets };
  });
}
