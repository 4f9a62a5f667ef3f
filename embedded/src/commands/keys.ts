import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { isScope, LEAST_SCOPES, SCOPES, type Scope } from "@tetron/domain/scope";
import { checkTenantId } from "@tetron/domain/tenant";
import { visible } from "@tetron/domain/visible";
import { appendAudit } from "@tetron/lake/audit";
import { listKeys, newSecret, putKey, revokeKey } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import { putTenant } from "@tetron/lake/tenants";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

const nextId = createIds();

/** Makes a key and prints it, once: only its hash is kept. Without scopes it is granted the least. */
export async function createKey(
  host: Host,
  { tenant, name, scopes }: { readonly tenant: string; readonly name: string; readonly scopes: string[] },
): Promise<ExitCode> {
  const { terminal } = host;
  checkTenantId(tenant, "--tenant");
  const granted = scopes.length > 0 ? scopes.map(checkedScope) : [...LEAST_SCOPES];
  const lake = await host.lake();
  const secret = newSecret();
  const createdAt = new Date();
  await putTenant(lake.db, { id: tenant, name: tenant, createdAt });
  const key = await putKey(lake.db, secret, { id: nextId("key"), tenant, name, scopes: granted, createdAt });
  await audit(lake, key, "key.create");
  if (terminal.json) terminal.print(JSON.stringify({ ...shown(key), key: secret }));
  else {
    terminal.print(secret);
    terminal.tell(`Key ${key.id} of ${tenant}. It is not shown again: only its hash is kept.`);
    const hint = scopes.length > 0 ? "" : " Grant more with --scope.";
    terminal.tell(`Scopes: ${granted.join(", ")}.${hint}`);
  }
  return EXIT.ok;
}

export async function showKeys(host: Host, { tenant }: { readonly tenant: string }): Promise<ExitCode> {
  const { terminal } = host;
  const keys = await listKeys((await host.lake()).db, tenant);
  for (const key of keys) {
    const { id, prefix, name, revoked_at } = shown(key);
    if (terminal.json) terminal.print(JSON.stringify(shown(key)));
    else
      terminal.print(
        `${id}  ${prefix}…  ${revoked_at ? `revoked ${revoked_at}` : "valid"}  ${visible(name)}`,
      );
  }
  if (keys.length === 0) terminal.tell(`${tenant} has no keys.`);
  return EXIT.ok;
}

/** Revokes a key for good. @throws Failure `NOT_FOUND` when the tenant has no such key. */
export async function endKey(
  host: Host,
  { tenant, id }: { readonly tenant: string; readonly id: string },
): Promise<ExitCode> {
  const { terminal } = host;
  const lake = await host.lake();
  const key = await revokeKey(lake.db, tenant, id);
  await audit(lake, key, "key.revoke");
  if (terminal.json) terminal.print(JSON.stringify(shown(key)));
  else terminal.print(`${id} is revoked. Running gateways stop taking it within two seconds.`);
  return EXIT.ok;
}

async function audit(lake: Lake, { id, tenant, scopes }: StoredKey, action: string): Promise<void> {
  const entry = { id: nextId("aud"), tenant, actor: "system", action, subject: id, data: { scopes } };
  await lake.commit([appendAudit({ ...entry, at: new Date() })]);
}

function shown({ id, tenant, prefix, name, scopes, createdAt, revokedAt }: StoredKey) {
  return {
    id,
    tenant,
    prefix,
    name,
    scopes,
    created_at: createdAt,
    revoked_at: revokedAt?.toISOString() ?? null,
  };
}

function checkedScope(scope: string): Scope {
  if (isScope(scope)) return scope;
  throw new Failure("BAD_REQUEST", `--scope: there is no scope "${scope}". There are ${SCOPES.join(", ")}.`, {
    issues: [{ field: "scope", reason: "unknown_scope" }],
  });
}
