import { createIds } from "@tetron/domain/id";
import { SCOPES } from "@tetron/domain/scope";
import { listKeys, newSecret, putKey } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import { findTenant, putTenant } from "@tetron/lake/tenants";
import { DEMO_TENANT } from "./demo-tenant.ts";

const nextId = createIds();

/**
 * Makes the demo tenant and its key.
 *
 * @param given - The operator's own choice of the key; it is stored, by its hash, whenever it is new.
 * @returns The key when it is known here: it was given, or it was made just now. A key that an earlier start
 *   made is not known any more, since only its hash is kept.
 */
export async function demoKey({ db }: Lake, given: string | undefined): Promise<string | undefined> {
  const createdAt = new Date();
  const isNew = (await findTenant(db, DEMO_TENANT)) === undefined;
  await putTenant(db, { id: DEMO_TENANT, name: "Demo", createdAt });
  const hasKey = !isNew && (await listKeys(db, DEMO_TENANT)).length > 0;
  if (given === undefined && hasKey) return undefined;
  const secret = given ?? newSecret();
  const key = { id: nextId("key"), tenant: DEMO_TENANT, name: "demo", scopes: [...SCOPES], createdAt };
  await putKey(db, secret, key);
  return secret;
}
