import { SYSTEM } from "@tetron/domain/actor";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { newSecret } from "@tetron/lake/key-secret";
import type { Lake } from "@tetron/lake/lake";
import { ensureKey } from "@tetron/tenancy/create-key";
import { listKeys } from "@tetron/tenancy/list-keys";
import { readDemoKey, writeDemoKey } from "./demo-key-file.ts";

/** The demo tenant's key. */
export interface DemoKey {
  readonly secret: string;
  /** The file with the key; `undefined` when it is the operator's own, or shown only this once. */
  readonly file: string | undefined;
  /** Whether this start generated it. */
  readonly isNew: boolean;
}

/** The sources of the demo tenant's key. */
export interface DemoKeyPlace {
  /** The key that the operator chose. */
  readonly given: string | undefined;
  /** Stores a generated key; `undefined` when other processes share the lake and must not know it. */
  readonly file: string | undefined;
}

/**
 * Creates the demo tenant and its key: the given one, else the one in the file, else a new one.
 *
 * @returns `undefined` when no usable key is known here: the one in the file is revoked, or an earlier start
 *   created one without a file, since the lake has only its hash.
 * @throws Error naming the file when it cannot be used.
 */
export async function demoKey(lake: Lake, { given, file }: DemoKeyPlace): Promise<DemoKey | undefined> {
  if (given !== undefined) return put(given, { file: undefined, isNew: false });
  if (file === undefined) {
    const hasKey = (await listKeys(lake, DEMO_TENANT)).length > 0;
    return hasKey ? undefined : put(newSecret(), { file, isNew: true });
  }
  const kept = await readDemoKey(file);
  const secret = kept ?? newSecret();
  // Written to the file before the lake, so that after an interrupted start the next one can store it.
  if (kept === undefined) await writeDemoKey(file, secret);
  return put(secret, { file, isNew: kept === undefined });

  async function put(secret: string, known: Omit<DemoKey, "secret">): Promise<DemoKey | undefined> {
    const wanted = { tenant: DEMO_TENANT, name: "demo", scopes: TENANT_SCOPES };
    const { revokedAt } = await ensureKey(lake, SYSTEM, secret, wanted);
    return revokedAt === null ? { secret, ...known } : undefined;
  }
}
