import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { rewrapDataKeys } from "@tetron/lake/data-keys";
import type { Lake } from "@tetron/lake/lake";
import { InvalidSettings } from "@tetron/service/settings";

const nextId = createIds();

/** What a rotation of the root key did. */
export interface Rewrapping {
  /** The id of the root key that every data key is under now. */
  readonly rootKey: string;
  /** How many were under another. */
  readonly keys: number;
}

/**
 * Wraps every data key under the current root key, so that earlier ones can be destroyed. What is encrypted under the
 * data keys does not change.
 *
 * @throws Error naming a root key that is no longer in the file; InvalidSettings when there is no root key.
 */
export async function rewrapKeys(lake: Lake, actor: string): Promise<Rewrapping> {
  const { rootKey } = lake;
  if (rootKey === undefined)
    throw new InvalidSettings("TETRON_ROOT_KEY_FILE: set it to the root key's file.");
  return lake.transaction(async (tx) => {
    const keys = await rewrapDataKeys(tx.db, rootKey);
    const entry = {
      action: "root-key.rotate",
      subject: rootKey.id,
      data: { root_key: rootKey.id, keys },
    } as const;
    tx.add(appendAudit({ id: nextId("aud"), tenant: EVERY_TENANT, actor, ...entry, at: new Date() }));
    return { rootKey: rootKey.id, keys };
  });
}
