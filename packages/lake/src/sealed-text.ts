import { findDataKeys, holdDataKeys, ownerKey, TENANT_ITSELF } from "./data-keys.ts";
import type { Database } from "./database.ts";
import type { Lake } from "./lake.ts";
import { seal, unseal } from "./seal.ts";

/** A text that is stored encrypted. */
export interface SealedText {
  /** Base64url. */
  readonly sealed: string;
  /** Id of the data key that it is under. Deleting that erases it. */
  readonly key: string;
}

/**
 * Encrypts a text under a tenant's own data key.
 *
 * @param db - The transaction that stores it.
 * @param context - Where it stands. It opens nowhere else.
 * @throws Error when the process has no root key.
 */
export async function sealText(
  db: Database,
  rootKey: Lake["rootKey"],
  { tenant, text, context }: { readonly tenant: string; readonly text: string; readonly context: string },
): Promise<SealedText> {
  if (rootKey === undefined) throw new Error("This process stores secrets: it needs TETRON_ROOT_KEY_FILE.");
  const owner = { tenant, person: TENANT_ITSELF };
  const { id, key } = (await holdDataKeys(db, rootKey, [owner])).get(ownerKey(owner))!;
  return { sealed: Buffer.from(seal(key, Buffer.from(text), context)).toString("base64url"), key: id };
}

/** Decrypts a text. @returns `undefined` when its data key was erased. @throws Error as `sealText` does. */
export async function openText(
  { db, rootKey }: Pick<Lake, "db" | "rootKey">,
  { sealed, key: id }: SealedText,
  context: string,
): Promise<string | undefined> {
  if (rootKey === undefined) throw new Error("This process reads secrets: it needs TETRON_ROOT_KEY_FILE.");
  const key = (await findDataKeys(db, rootKey, [id])).get(id);
  if (key === undefined) return undefined;
  return Buffer.from(unseal(key.key, Buffer.from(sealed, "base64url"), context)).toString("utf8");
}
