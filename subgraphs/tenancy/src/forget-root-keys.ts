import { createIds } from "@tetron/domain/id";
import { appendAudit } from "@tetron/lake/audit";
import { deleteLostDataKeys } from "@tetron/lake/data-keys";
import type { Lake } from "@tetron/lake/lake";
import { InvalidSettings } from "@tetron/service/settings";

const nextId = createIds();

/**
 * Erases what is encrypted under root keys that the file lacks, for when one is lost: nobody can read it, and
 * without this Tetron refuses to start. The audit log goes on to verify.
 *
 * @returns How many data keys were deleted.
 * @throws InvalidSettings when there is no root key.
 */
export async function forgetRootKeys(lake: Lake, actor: string): Promise<number> {
  const { rootKey } = lake;
  if (rootKey === undefined)
    throw new InvalidSettings("TETRON_ROOT_KEY_FILE: set it to the root key's file.");
  return lake.transaction(async (tx) => {
    const lost = await deleteLostDataKeys(tx.db, rootKey);
    for (const [tenant, keys] of lost) {
      const entry = { action: "data.erase", subject: tenant, data: { keys } } as const;
      tx.add(appendAudit({ id: nextId("aud"), tenant, actor, ...entry, at: new Date() }));
    }
    return Array.from(lost.values(), (keys) => keys.length).reduce((sum, count) => sum + count, 0);
  });
}
