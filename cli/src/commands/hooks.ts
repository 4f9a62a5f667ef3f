import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { COMMAND_LINE } from "@tetron/domain/actor";
import { unprocessable } from "@tetron/domain/failure";
import { escapeInvisible } from "@tetron/domain/visible";
import { listHookSources } from "@tetron/lake/hook-sources";
import type { StoredHookSource } from "@tetron/lake/tables/hook-sources";
import {
  createHookSource,
  deleteHookSource,
  type HookSourceWish,
  type HookSourceWithSecret,
  MAX_HOOK_SOURCES,
  rotateHookSecret,
} from "@tetron/tenancy/hook-sources/manage-hook-sources";
import type { Manager } from "@tetron/tenancy/manager";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

interface OfTenant {
  readonly tenant: string;
}

/** Where a source's own secret is; a secret on a command line would be in the shell's history. */
interface GivenSecret {
  readonly secretFile?: string | undefined;
}

const managerOf = ({ tenant }: OfTenant): Manager => ({ tenant, actor: COMMAND_LINE });

/** Prints a tenant's sources of signed messages, oldest first. */
export async function showHooks({ lake, terminal }: Host, { tenant }: OfTenant): Promise<ExitCode> {
  const sources = await listHookSources((await lake()).db, tenant, { limit: MAX_HOOK_SOURCES });
  for (const source of sources) {
    const { id, signature, kind, name } = source;
    if (terminal.json) terminal.print(JSON.stringify(presentSource(source)));
    else terminal.print(`${id}  ${signature}  ${kind}  ${escapeInvisible(name)}`);
  }
  if (sources.length === 0) terminal.tell(`${tenant} has no hook sources.`);
  return EXIT.ok;
}

/** Creates a source and prints its secret, once. */
export async function runCreateHook(
  host: Host,
  { tenant, secretFile, ...wish }: OfTenant & GivenSecret & Omit<HookSourceWish, "secret">,
): Promise<ExitCode> {
  const secret = await readSecret(host, secretFile);
  printSecret(host, await createHookSource(await host.lake(), managerOf({ tenant }), { ...wish, secret }));
  return EXIT.ok;
}

/** Gives a source another secret and prints that, once. */
export async function runRotateHook(
  host: Host,
  {
    tenant,
    id,
    overlapMinutes,
    secretFile,
  }: OfTenant & GivenSecret & { readonly id: string; readonly overlapMinutes: number },
): Promise<ExitCode> {
  const secret = await readSecret(host, secretFile);
  const asked = { id, overlapMinutes, secret };
  printSecret(host, await rotateHookSecret(await host.lake(), managerOf({ tenant }), asked));
  if (!host.terminal.json)
    host.terminal.tell(`Messages may be signed with the old one too for ${overlapMinutes} minutes.`);
  return EXIT.ok;
}

/** Deletes a source. */
export async function runDeleteHook(
  { lake, terminal }: Host,
  { id, ...of }: OfTenant & { readonly id: string },
): Promise<ExitCode> {
  const deleted = await deleteHookSource(await lake(), managerOf(of), id);
  terminal.print(terminal.json ? JSON.stringify({ id: deleted.id, deleted: true }) : `${id} is deleted.`);
  return EXIT.ok;
}

/** @throws Failure `UNPROCESSABLE` when there is no such file. */
async function readSecret({ folder }: Host, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return (await readFile(resolve(folder, file), "utf8")).trim();
  } catch (error) {
    const { message } = error as Error;
    throw unprocessable("secret-file", "unreadable", `--secret-file: ${message}`);
  }
}

function printSecret({ terminal }: Host, { source, secret }: HookSourceWithSecret): void {
  terminal.print(terminal.json ? JSON.stringify({ ...presentSource(source), secret }) : secret);
  if (!terminal.json)
    terminal.tell(
      `Secret of ${source.id}, whose messages go to POST /v1/hooks/${source.id}. It is not shown again.`,
    );
}

function presentSource(source: StoredHookSource) {
  const { id, tenant, name, signature, kind, network } = source;
  return {
    ...{ id, tenant, name, signature, kind, network },
    previous_secret_until: source.previousUntil?.toISOString() ?? null,
    created_at: source.createdAt.toISOString(),
    updated_at: source.updatedAt.toISOString(),
  };
}
