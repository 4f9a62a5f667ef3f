import type { Database } from "./database.ts";
import type { Lake } from "./lake.ts";
import { openText, sealText } from "./sealed-text.ts";

/** A secret that is stored sealed under its tenant's data key, with the one before, which holds beside it until its end. */
export interface RotatingSecret {
  /** Sealed, base64url, and the id of the data key that it is under. */
  readonly secret: string;
  readonly secretKey: string;
  readonly previousSecret: string | null;
  readonly previousSecretKey: string | null;
  readonly previousUntil: Date | null;
}

/** A secret that was never replaced. */
export const NO_PREVIOUS = { previousSecret: null, previousSecretKey: null, previousUntil: null } as const;

/**
 * A secret as it is stored.
 *
 * @param db - The transaction that stores it.
 * @param context - Where it stands. It opens nowhere else.
 * @throws Error when the process has no root key.
 */
export async function sealSecret(
  db: Database,
  { rootKey }: Pick<Lake, "rootKey">,
  {
    tenant,
    secret: text,
    context,
  }: { readonly tenant: string; readonly secret: string; readonly context: string },
): Promise<Pick<RotatingSecret, "secret" | "secretKey">> {
  const { sealed, key } = await sealText(db, rootKey, { tenant, text, context });
  return { secret: sealed, secretKey: key };
}

/** What the secret that is stored becomes beside a new one, until its end. */
export function replacedSecret(
  { secret, secretKey }: Pick<RotatingSecret, "secret" | "secretKey">,
  until: Date,
): Pick<RotatingSecret, "previousSecret" | "previousSecretKey" | "previousUntil"> {
  return { previousSecret: secret, previousSecretKey: secretKey, previousUntil: until };
}

/**
 * The secrets that hold at a time, the newest first. Empty when the tenant's data key was erased.
 *
 * @param context - As it was sealed with.
 * @throws Error when the process has no root key.
 */
export async function openSecrets(
  lake: Pick<Lake, "db" | "rootKey">,
  { secret, secretKey, previousSecret, previousSecretKey, previousUntil }: RotatingSecret,
  { context, at }: { readonly context: string; readonly at: Date },
): Promise<string[]> {
  const kept = [{ sealed: secret, key: secretKey }];
  if (previousSecret !== null && previousSecretKey !== null && previousUntil !== null && previousUntil > at)
    kept.push({ sealed: previousSecret, key: previousSecretKey });
  const opened = await Promise.all(kept.map((each) => openText(lake, each, context)));
  return opened.filter((text) => text !== undefined);
}
