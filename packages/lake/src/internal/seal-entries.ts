import { AUDIT_ACTIONS, type AuditAction } from "@tetron/domain/audit-actions";
import { type DataKey, findDataKeys, holdDataKeys, ownerKey, TENANT_ITSELF } from "../data-keys.ts";
import type { Database } from "../database.ts";
import type { RootKey } from "../root-key.ts";
import { commitTo, seal, unseal } from "../seal.ts";
import type { StoredAuditEntry } from "../tables/audit-entries.ts";

type Fields = Readonly<Record<string, unknown>>;

/** An entry on its way into the table. */
export interface OpenEntry
  extends Pick<StoredAuditEntry, "id" | "tenant" | "actor" | "action" | "subject" | "at"> {
  readonly data: Fields;
  readonly person?: string;
}

/** Whether an entry has fields that must be sealed. */
export function isPersonal({ action }: { readonly action: AuditAction }): boolean {
  return AUDIT_ACTIONS[action].personal.length > 0;
}

/**
 * Entries as they are stored: of what is personal there is a commitment, and the value under a data key.
 *
 * @param db - The transaction that stores them.
 * @throws Error when something is personal and the process has no root key.
 */
export async function sealEntries(
  db: Database,
  rootKey: RootKey | undefined,
  entries: readonly OpenEntry[],
): Promise<StoredAuditEntry[]> {
  if (rootKey === undefined)
    throw new Error("This process writes personal data to the audit log: it needs TETRON_ROOT_KEY_FILE.");
  const keys = await holdDataKeys(db, rootKey, entries.filter(isPersonal).map(ownerOf));
  return entries.map((entry) =>
    sealEntry(entry, isPersonal(entry) ? keys.get(ownerKey(ownerOf(entry))) : undefined),
  );
}

/** What an entry says of persons. */
export type PersonalData =
  | { readonly fields: Fields }
  | { readonly fields?: never; readonly why: "erased" | "no_root_key" };

/**
 * Opens what is personal in entries.
 *
 * @returns By the entry's id; nothing for an entry without personal fields.
 * @throws Error when what is sealed was changed, or a root key is missing.
 */
export async function unsealEntries(
  db: Database,
  rootKey: RootKey | undefined,
  entries: readonly StoredAuditEntry[],
): Promise<ReadonlyMap<string, PersonalData>> {
  const sealed = entries.filter(({ dataKey }) => dataKey !== null);
  const ids = [...new Set(sealed.map(({ dataKey }) => dataKey!))];
  const keys = rootKey === undefined ? undefined : await findDataKeys(db, rootKey, ids);
  return new Map(sealed.map((entry) => [entry.id, unsealEntry(entry, keys)]));
}

/** Whether what is sealed is what the log commits to. */
export function isAsCommitted(entry: StoredAuditEntry, key: DataKey): boolean {
  try {
    const fields = openFields(entry, key);
    const names = Object.keys(fields);
    return (
      names.length === Object.keys(entry.commitments).length &&
      names.every((name) => entry.commitments[name] === commitTo(key.key, entry.id, name, fields[name]))
    );
  } catch {
    // Neither opens what was changed, nor is it JSON.
    return false;
  }
}

/** An entry as it is stored. @param key - What its personal fields are under; `undefined` when it has none. */
export function sealEntry(
  { person: _person, data, ...entry }: OpenEntry,
  key: DataKey | undefined,
): StoredAuditEntry {
  const personal: readonly string[] = AUDIT_ACTIONS[entry.action].personal;
  const clear = Object.fromEntries(Object.entries(data).filter(([name]) => !personal.includes(name)));
  if (key === undefined) return { ...entry, data: clear, commitments: {}, dataKey: null, sealed: null };
  const fields = Object.fromEntries(Object.entries(data).filter(([name]) => personal.includes(name)));
  const commitments = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, commitTo(key.key, entry.id, name, value)]),
  );
  const sealed = seal(key.key, Buffer.from(JSON.stringify(fields)), contextOf(entry));
  return {
    ...entry,
    data: clear,
    commitments,
    dataKey: key.id,
    sealed: Buffer.from(sealed).toString("base64url"),
  };
}

function unsealEntry(entry: StoredAuditEntry, keys: ReadonlyMap<string, DataKey> | undefined): PersonalData {
  if (keys === undefined) return { why: "no_root_key" };
  const key = keys.get(entry.dataKey!);
  return key === undefined ? { why: "erased" } : { fields: openFields(entry, key) };
}

function openFields(entry: StoredAuditEntry, { key }: DataKey): Fields {
  const sealed = Buffer.from(entry.sealed ?? "", "base64url");
  return JSON.parse(Buffer.from(unseal(key, sealed, contextOf(entry))).toString("utf8")) as Fields;
}

function ownerOf({ tenant, person = TENANT_ITSELF }: Pick<OpenEntry, "tenant" | "person">) {
  return { tenant, person };
}

function contextOf({ id }: Pick<StoredAuditEntry, "id">): string {
  return `platform.audit_entries ${id}`;
}
