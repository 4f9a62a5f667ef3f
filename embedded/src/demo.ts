import { createIds } from "@tetron/domain/id";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { listKeys, newSecret, putKey } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import { findTenant, putTenant } from "@tetron/lake/tenants";
import { readDemoKey, writeDemoKey } from "./demo-key-file.ts";
import { DEMO_TENANT } from "./demo-tenant.ts";

const nextId = createIds();

/** The demo tenant's key, when it is known here. */
export interface DemoKey {
  readonly secret: string;
  /** The file that it can be read from again; `undefined` when it is the operator's own, or shown this once. */
  readonly file: string | undefined;
  /** Whether this start made it up. */
  readonly isNew: boolean;
}

/** Where the demo tenant's key comes from. */
export interface DemoKeyPlace {
  /** The operator's own choice of the key. */
  readonly given: string | undefined;
  /** Keeps a key that is made up; `undefined` when other processes share the lake and none may know it. */
  readonly file: string | undefined;
}

/**
 * Makes the demo tenant and its key: the given one, else the one that the file keeps, else a new one.
 *
 * @returns `undefined` when no usable key is known here: the one in the file is revoked, or an earlier start
 *   made one that no file keeps, since the lake holds only its hash.
 * @throws Error naming the file when it cannot be used.
 */
export async function demoKey({ db }: Lake, { given, file }: DemoKeyPlace): Promise<DemoKey | undefined> {
  const createdAt = new Date();
  const isNew = (await findTenant(db, DEMO_TENANT)) === undefined;
  await putTenant(db, { id: DEMO_TENANT, name: "Demo", createdAt });
  if (given !== undefined) return put(given, { file: undefined, isNew: false });
  if (file === undefined) {
    const hasKey = !isNew && (await listKeys(db, DEMO_TENANT)).length > 0;
    return hasKey ? undefined : put(newSecret(), { file, isNew: true });
  }
  const kept = await readDemoKey(file);
  const secret = kept ?? newSecret();
  // Kept before it is stored: a start that is cut off between the two leaves a key that the next one stores.
  if (kept === undefined) await writeDemoKey(file, secret);
  return put(secret, { file, isNew: kept === undefined });

  async function put(secret: string, known: Omit<DemoKey, "secret">): Promise<DemoKey | undefined> {
    const key = {
      id: nextId("key"),
      tenant: DEMO_TENANT,
      name: "demo",
      scopes: [...TENANT_SCOPES],
      createdAt,
    };
    const { revokedAt } = await putKey(db, secret, key);
    return revokedAt === null ? { secret, ...known } : undefined;
  }
}
