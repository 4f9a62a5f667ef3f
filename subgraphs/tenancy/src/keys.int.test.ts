import { readAudit } from "@tetron/lake/audit";
import { createKeyCache } from "@tetron/lake/key-cache";
import { newSecret } from "@tetron/lake/key-secret";
import { findTenant } from "@tetron/lake/tenants";
import { emptyLake } from "@tetron/lake/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createKey, ensureKey } from "./create-key.ts";
import { listKeys } from "./list-keys.ts";
import { revokeKey } from "./revoke-key.ts";
import { rotateKey } from "./rotate-key.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const wanted = { tenant: "acme", name: "shop", scopes: ["score:read", "score:write"] as const };
const audited = async () =>
  (await readAudit(lake, { tenant: "acme", limit: 100 })).map(({ actor, action, subject, data }) => ({
    actor,
    action,
    subject,
    data,
  }));
const works = async (secret: string) => (await createKeyCache(lake.db).lookup(secret)) !== undefined;

test("a key is created with its tenant, and the audit log says by whom", async () => {
  const { key, secret } = await createKey(lake, "key_admin", wanted);
  expect(await works(secret)).toBe(true);
  expect(await findTenant(lake.db, "acme")).toMatchObject({ name: "acme" });
  expect(await audited()).toEqual([
    {
      actor: "key_admin",
      action: "key.create",
      subject: key.id,
      data: { scopes: ["score:read", "score:write"], mode: "live", expires_at: null, allowed_ips: [] },
    },
  ]);
});

test("a key that cannot be stored leaves no tenant and no audit entry", async () => {
  const secret = newSecret();
  await ensureKey(lake, "system", secret, wanted);
  await expect(createKey(lake, "system", { ...wanted, tenant: "a b" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  expect(await findTenant(lake.db, "a b")).toBeUndefined();
  expect(await audited()).toHaveLength(1);
});

test("a given secret is stored once, and stays revoked", async () => {
  const secret = newSecret();
  const { id } = await ensureKey(lake, "system", secret, wanted);
  expect(await ensureKey(lake, "system", secret, { ...wanted, scopes: [] })).toMatchObject({
    id,
    scopes: ["score:read", "score:write"],
  });
  const { revokedAt } = await revokeKey(lake, "system", { tenant: "acme", id });
  expect(await ensureKey(lake, "system", secret, wanted)).toMatchObject({ id, revokedAt });
  expect(await audited()).toHaveLength(2);
});

test("processes that start together with one secret store it once", async () => {
  const secret = newSecret();
  const stored = await Promise.all([1, 2, 3].map(() => ensureKey(lake, "system", secret, wanted)));
  expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
  expect(await audited()).toHaveLength(1);
});

test("a key is revoked once, by its tenant alone", async () => {
  const { key, secret } = await createKey(lake, "system", wanted);
  const ofOther = revokeKey(lake, "system", { tenant: "bolt", id: key.id });
  await expect(ofOther).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { revokedAt } = await revokeKey(lake, "system", { tenant: "acme", id: key.id });
  expect((await revokeKey(lake, "system", { tenant: "acme", id: key.id })).revokedAt).toEqual(revokedAt);
  expect(await works(secret)).toBe(false);
  expect((await audited()).map(({ action }) => action)).toEqual(["key.create", "key.revoke"]);
});

test("a rotated key is replaced by one that may do the same, and works for the overlap", async () => {
  const { key: old, secret } = await createKey(lake, "system", wanted);
  const next = await rotateKey(lake, "system", { tenant: "acme", id: old.id, overlapMinutes: 10 });
  expect(next.key).toMatchObject({ tenant: "acme", name: "shop", scopes: ["score:read", "score:write"] });
  expect([await works(secret), await works(next.secret)]).toEqual([true, true]);
  expect(await audited()).toMatchObject([
    { action: "key.create" },
    { action: "key.rotate", subject: old.id, data: { replaced_by: next.key.id } },
  ]);
  const again = rotateKey(lake, "system", { tenant: "acme", id: old.id, overlapMinutes: 0 });
  await expect(again).rejects.toMatchObject({ code: "CONFLICT" });

  await rotateKey(lake, "system", { tenant: "acme", id: next.key.id, overlapMinutes: 0 });
  expect(await works(next.secret)).toBe(false);
  expect(await listKeys(lake, "acme")).toHaveLength(3);
});

test("a rotated key stays a test key, within its ranges, and lives as long again", async () => {
  const expiresAt = new Date(Date.now() + 60_000);
  const limited = { ...wanted, mode: "test", allowedIps: ["203.0.113.0/24"], expiresAt } as const;
  const { key: old } = await createKey(lake, "system", limited);
  const { key, secret } = await rotateKey(lake, "system", { tenant: "acme", id: old.id, overlapMinutes: 0 });
  expect(secret).toMatch(/^tk_test_/);
  expect(key).toMatchObject({ mode: "test", allowedIps: ["203.0.113.0/24"] });
  expect(key.expiresAt!.getTime() - key.createdAt.getTime()).toBe(
    expiresAt.getTime() - old.createdAt.getTime(),
  );
});

test.each([
  ["an end that has been", { expiresAt: new Date(0) }, "expiresAt"],
  ["a range that is none", { allowedIps: ["10.0.0.0/33"] }, "allowedIps"],
  ["IPv4 written as IPv6", { allowedIps: ["::ffff:10.0.0.0/104"] }, "allowedIps"],
  ["too many ranges", { allowedIps: Array<string>(51).fill("10.0.0.1") }, "allowedIps"],
])("%s is refused", async (_what, change, field) => {
  await expect(createKey(lake, "system", { ...wanted, ...change })).rejects.toMatchObject({
    code: "UNPROCESSABLE",
    details: { field },
  });
});
