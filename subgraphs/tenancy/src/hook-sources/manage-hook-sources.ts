import type { AuditAction, AuditData } from "@tetron/domain/audit-actions";
import { MINUTE_MS } from "@tetron/domain/durations";
import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import type { HookKind, HookSignature } from "@tetron/domain/job";
import { checkName } from "@tetron/domain/name";
import { parseNetwork } from "@tetron/domain/network";
import { requireStorable } from "@tetron/domain/text";
import { appendAudit } from "@tetron/lake/audit";
import {
  changeHookSource,
  deleteHookSourceRow,
  hookSecretContext,
  insertHookSource,
  listHookSources,
  requireHookSource,
} from "@tetron/lake/hook-sources";
import { settleClaim } from "@tetron/lake/idempotency";
import type { Lake } from "@tetron/lake/lake";
import { NO_PREVIOUS, replacedSecret, sealSecret } from "@tetron/lake/rotating-secret";
import type { StoredHookSource } from "@tetron/lake/tables/hook-sources";
import type { Write } from "@tetron/lake/write";
import { checkOverlap } from "../check-overlap.ts";
import type { Manager } from "../manager.ts";
import { newSecret } from "../new-secret.ts";

/** Of one tenant. */
export const MAX_HOOK_SOURCES = 20;
const MIN_SECRET_CHARS = 16;
const MAX_SECRET_CHARS = 256;
const nextId = createIds();

/** A source to create. */
export interface HookSourceWish {
  readonly name: string;
  readonly signature: HookSignature;
  /** Of `hmac`; Alchemy's activities are of wallets. */
  readonly kind?: HookKind | null | undefined;
  /** For `hmac`: the network of rows that do not name one. */
  readonly network?: string | null | undefined;
  /** The source's own signing key, which Alchemy's webhooks have; a new one when absent. */
  readonly secret?: string | null | undefined;
}

/** A source with its secret, which is shown once. */
export interface HookSourceWithSecret {
  readonly source: StoredHookSource;
  readonly secret: string;
}

/**
 * Creates a source of signed messages.
 *
 * @throws Failure `BAD_REQUEST` for a bad name, `UNPROCESSABLE` for a kind, network or secret that the source cannot have,
 *   or the tenant's 21st source.
 */
export async function createHookSource(
  lake: Lake,
  { tenant, actor, claim }: Manager,
  wish: HookSourceWish,
): Promise<HookSourceWithSecret> {
  checkName(wish.name, "name");
  const what = readWhat(wish);
  const secret = readSecret(wish.signature, wish.secret);
  if ((await listHookSources(lake.db, tenant, { limit: MAX_HOOK_SOURCES })).length === MAX_HOOK_SOURCES)
    throw unprocessable(
      "name",
      "too_many_sources",
      `name: a tenant has at most ${MAX_HOOK_SOURCES} sources.`,
    );
  const [id, at] = [nextId("hook"), new Date()];
  const source = await lake.transaction(async (tx) => {
    const stored: StoredHookSource = {
      ...{ id, tenant, name: wish.name, ...what, createdAt: at, updatedAt: at },
      ...(await sealSecret(tx.db, lake, { tenant, secret, context: hookSecretContext(id) })),
      ...NO_PREVIOUS,
    };
    const data = { signature: stored.signature, kind: stored.kind };
    const audited = auditHook("hook.create", stored, { actor, at, data });
    tx.add(insertHookSource(stored), audited, ...settleClaim(claim, id));
    return stored;
  });
  return { source, secret };
}

/** Deletes a source: its messages are refused from then on. @throws Failure `NOT_FOUND` when the tenant has no such source. */
export async function deleteHookSource(
  lake: Lake,
  { tenant, actor }: Manager,
  id: string,
): Promise<StoredHookSource> {
  const held = await requireHookSource(lake.db, tenant, id);
  const data = { signature: held.signature, kind: held.kind };
  await lake.commit([
    deleteHookSourceRow(id),
    auditHook("hook.delete", held, { actor, at: new Date(), data }),
  ]);
  return held;
}

/**
 * Gives a source another secret. Until the end of the overlap the one before signs too.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such source, `UNPROCESSABLE` for an overlap of more than a week, or a
 *   secret that it cannot have.
 */
export async function rotateHookSecret(
  lake: Lake,
  { tenant, actor, claim }: Manager,
  {
    id,
    overlapMinutes,
    secret: given,
  }: { readonly id: string; readonly overlapMinutes: number; readonly secret?: string | null | undefined },
): Promise<HookSourceWithSecret> {
  checkOverlap(overlapMinutes, "overlapMinutes");
  const held = await requireHookSource(lake.db, tenant, id);
  const [secret, at] = [readSecret(held.signature, given), new Date()];
  const previousUntil = new Date(at.getTime() + overlapMinutes * MINUTE_MS);
  const change = await lake.transaction(async (tx) => {
    const next = {
      ...(await sealSecret(tx.db, lake, { tenant, secret, context: hookSecretContext(id) })),
      ...replacedSecret(held, previousUntil),
      updatedAt: at,
    };
    const data = { valid_until: previousUntil.toISOString() };
    const audited = auditHook("hook.rotate-secret", held, { actor, at, data });
    tx.add(changeHookSource(id, next), audited, ...settleClaim(claim, id));
    return next;
  });
  return { source: { ...held, ...change }, secret };
}

function readWhat({
  signature,
  kind,
  network,
}: HookSourceWish): Pick<StoredHookSource, "signature" | "kind" | "network"> {
  if (signature === "hmac") {
    if (kind == null) throw unprocessable("kind", "missing", "kind: say what each row of a message is.");
    return { signature, kind, network: network == null ? null : parseNetwork(network) };
  }
  if (kind != null && kind !== "wallets")
    throw unprocessable("kind", "not_supported", "kind: the activities of Alchemy are of wallets.");
  if (network != null)
    throw unprocessable("network", "not_supported", "network: the activities of Alchemy say theirs.");
  return { signature, kind: "wallets", network: null };
}

/** @throws Failure `UNPROCESSABLE` for none of Alchemy, which makes its own, and for one that is too short or too long. */
function readSecret(signature: HookSignature, given: string | null | undefined): string {
  if (given == null) {
    if (signature === "hmac") return newSecret();
    throw unprocessable("secret", "missing", "secret: the signing key that Alchemy shows of its webhook.");
  }
  requireStorable(given);
  if (given.length >= MIN_SECRET_CHARS && given.length <= MAX_SECRET_CHARS) return given;
  throw unprocessable(
    "secret",
    "malformed",
    `secret: has ${MIN_SECRET_CHARS} to ${MAX_SECRET_CHARS} characters.`,
  );
}

/** The audited actions on a source. */
type HookAction = Extract<AuditAction, "hook.create" | "hook.delete" | "hook.rotate-secret">;

function auditHook<Action extends HookAction>(
  action: Action,
  { id, tenant }: Pick<StoredHookSource, "id" | "tenant">,
  { actor, at, data }: { readonly actor: string; readonly at: Date; readonly data: AuditData[Action] },
): Write {
  return appendAudit<Action>({ id: nextId("aud"), tenant, actor, action, subject: id, data, at });
}
