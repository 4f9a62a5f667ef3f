import { COMMAND_LINE } from "@tetron/domain/actor";
import { Failure } from "@tetron/domain/failure";
import { isScope, LEAST_SCOPES, SCOPES, type Scope } from "@tetron/domain/scope";
import { checkTenantId } from "@tetron/domain/tenant";
import { escapeInvisible } from "@tetron/domain/visible";

import { keyStatusAt } from "@tetron/lake/keys";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import { createKey } from "@tetron/tenancy/create-key";
import { findKey } from "@tetron/tenancy/find-key";
import { listKeys } from "@tetron/tenancy/list-keys";
import type { CreatedKey, KeyWish } from "@tetron/tenancy/new-key";
import { revokeKey } from "@tetron/tenancy/revoke-key";
import { rotateKey } from "@tetron/tenancy/rotate-key";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** The width of the names in {@link showKey}. */
const LABEL_CHARS = 14;

/** Creates a key and prints it once: only its hash is stored. Without scopes it gets the least privileged set. */
export async function runCreateKey(
  host: Host,
  { scopes, ...wanted }: Omit<KeyWish, "scopes"> & { readonly scopes: readonly string[] },
): Promise<ExitCode> {
  const { terminal } = host;
  checkTenantId(wanted.tenant, "--tenant");
  const granted = scopes.length > 0 ? scopes.map(checkedScope) : [...LEAST_SCOPES];
  const { key, secret } = await createKey(await host.lake(), COMMAND_LINE, { ...wanted, scopes: granted });
  printNew(host, { key, secret });
  if (!terminal.json) {
    const hint = scopes.length > 0 ? "" : " Grant more with --scope.";
    terminal.tell(`Scopes: ${granted.join(", ")}.${hint}`);
  }
  return EXIT.ok;
}

/** Replaces a key by a new one with the same scopes, and prints the new key once. */
export async function runRotateKey(
  host: Host,
  {
    tenant,
    id,
    overlapMinutes,
  }: { readonly tenant: string; readonly id: string; readonly overlapMinutes: number },
): Promise<ExitCode> {
  const created = await rotateKey(await host.lake(), COMMAND_LINE, { tenant, id, overlapMinutes });
  printNew(host, created);
  if (!host.terminal.json) host.terminal.tell(`${id} is refused in ${overlapMinutes} minutes.`);
  return EXIT.ok;
}

function printNew({ terminal }: Host, { key, secret }: CreatedKey): void {
  terminal.print(terminal.json ? JSON.stringify({ ...presentKey(key), key: secret }) : secret);
  if (!terminal.json)
    terminal.tell(`Key ${key.id} of ${key.tenant}. It is not shown again: only its hash is kept.`);
}

export async function showKeys(host: Host, { tenant }: { readonly tenant: string }): Promise<ExitCode> {
  const { terminal } = host;
  const keys = await listKeys(await host.lake(), tenant);
  for (const key of keys) {
    const { id, prefix, name, status, revoked_at } = presentKey(key);
    if (terminal.json) terminal.print(JSON.stringify(presentKey(key)));
    else
      terminal.print(
        `${id}  ${prefix}…  ${revoked_at ? `revoked ${revoked_at}` : status}  ${escapeInvisible(name)}`,
      );
  }
  if (keys.length === 0) terminal.tell(`${tenant} has no keys.`);
  return EXIT.ok;
}

/** Prints a key, with its scopes and its last use. @throws Failure `NOT_FOUND` when the tenant has no such key. */
export async function showKey(
  host: Host,
  { tenant, id }: { readonly tenant: string; readonly id: string },
): Promise<ExitCode> {
  const { terminal } = host;
  const key = await findKey(await host.lake(), tenant, id);
  if (key === undefined) throw new Failure("NOT_FOUND", `${tenant} has no key ${id}.`, { kind: "key", id });
  const shown = presentKey(key);
  if (terminal.json) terminal.print(JSON.stringify(shown));
  else
    for (const [name, value] of Object.entries(shown))
      terminal.print(`${name.padEnd(LABEL_CHARS)}${printed(value)}`);
  return EXIT.ok;
}

function printed(value: string | readonly string[] | Date | null): string {
  if (value === null) return "-";
  if (value instanceof Date) return value.toISOString();
  return escapeInvisible(typeof value === "string" ? value : value.join(", ") || "-");
}

/** Revokes a key permanently. @throws Failure `NOT_FOUND` when the tenant has no such key. */
export async function runRevokeKey(
  host: Host,
  { tenant, id }: { readonly tenant: string; readonly id: string },
): Promise<ExitCode> {
  const { terminal } = host;
  const key = await revokeKey(await host.lake(), COMMAND_LINE, { tenant, id });
  if (terminal.json) terminal.print(JSON.stringify(presentKey(key)));
  else terminal.print(`${id} is revoked. Running gateways stop taking it within two seconds.`);
  return EXIT.ok;
}

function presentKey(key: StoredKey) {
  const { id, tenant, prefix, name, mode, scopes, allowedIps, createdAt } = key;
  return {
    ...{ id, tenant, prefix, name, mode, scopes },
    status: keyStatusAt(key, new Date()),
    allowed_ips: allowedIps,
    created_at: createdAt,
    expires_at: key.expiresAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
  };
}

function checkedScope(scope: string): Scope {
  if (isScope(scope)) return scope;
  throw new Failure("BAD_REQUEST", `--scope: there is no scope "${scope}". There are ${SCOPES.join(", ")}.`, {
    issues: [{ field: "scope", reason: "unknown_scope" }],
  });
}
