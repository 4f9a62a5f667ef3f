import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { onBothStores } from "./internal/testing.ts";
import { createKeyCache } from "./key-cache.ts";
import { mayExist, newSecret } from "./key-secret.ts";
import {
  findKey,
  insertKey,
  keyRow,
  keyStatusAt,
  listKeys,
  putLastUses,
  requireKey,
  revokeKeyAt,
} from "./keys.ts";
import type { Lake } from "./lake.ts";
import { apiKeys } from "./tables/api-keys.ts";
import { findTenant, putTenant } from "./tenants.ts";

const aKey = (id: string, tenant = "acme") => ({
  id,
  tenant,
  name: "test",
  scopes: ["score:read" as const],
  allowedIps: [],
  createdAt: new Date(0),
  expiresAt: null as Date | null,
});

const store = (lake: Lake, secret: string, key: ReturnType<typeof aKey>) =>
  lake.commit([insertKey(keyRow(secret, key))]);
const revoke = async (lake: Lake, tenant: string, id: string, at = new Date()) =>
  lake.commit([revokeKeyAt(await requireKey(lake.db, tenant, id), at)]);

onBothStores("keys", (lake) => {
  test("a key is found by its secret, which is nowhere in the table", async () => {
    const { db } = lake();
    const secret = newSecret();
    await store(lake(), secret, aKey("key_1"));
    expect(await findKey(db, secret)).toMatchObject({ id: "key_1", scopes: ["score:read"], revokedAt: null });
    expect(await findKey(db, newSecret())).toBeUndefined();
    expect(JSON.stringify(await db.select().from(apiKeys))).not.toContain(secret.slice(10));
  });

  test.each(["beta ", "münchen", ""])("a tenant cannot be called %j", async (tenant) => {
    const { db } = lake();
    const refusal = { code: "BAD_REQUEST", details: { issues: [{ field: "tenant", reason: "malformed" }] } };
    expect(() => keyRow(newSecret(), aKey("key_1", tenant))).toThrow(expect.objectContaining(refusal));
    await expect(putTenant(db, { id: tenant, name: "", createdAt: new Date(0) })).rejects.toMatchObject(
      refusal,
    );
    expect(await db.select().from(apiKeys)).toEqual([]);
  });

  test("of a short key at most a third is shown", async () => {
    expect(keyRow("demo-key", aKey("key_1")).prefix).toBe("de");
  });

  test("a second key with the same secret is a conflict", async () => {
    const secret = newSecret();
    await store(lake(), secret, aKey("key_1"));
    await expect(store(lake(), secret, aKey("key_2"))).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("a key is revoked once, and only by its tenant", async () => {
    const { db } = lake();
    await store(lake(), newSecret(), aKey("key_1"));
    await expect(revoke(lake(), "globex", "key_1")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const revokedAt = new Date("2025-01-01");
    await revoke(lake(), "acme", "key_1", revokedAt);
    await revoke(lake(), "acme", "key_1", new Date("2026-01-01"));
    expect(await listKeys(db, "acme")).toMatchObject([{ id: "key_1", revokedAt }]);
    expect(await listKeys(db, "globex")).toEqual([]);
  });

  test("a revoked key is refused as soon as its cache entry expires", async () => {
    const { db } = lake();
    let now = Date.now();
    const cache = createKeyCache(db, () => now);
    const secret = newSecret();
    expect(await cache.lookup(secret)).toBeUndefined();
    await store(lake(), secret, aKey("key_1"));
    cache.clear();
    expect((await cache.lookup(secret))?.id).toBe("key_1");
    await revoke(lake(), "acme", "key_1");
    expect((await cache.lookup(secret))?.id).toBe("key_1");
    now += 2_000;
    expect(await cache.lookup(secret)).toBeUndefined();
  });

  test("a key that is to be revoked works until then", async () => {
    const { db } = lake();
    let now = Date.now();
    const cache = createKeyCache(db, () => now);
    const secret = newSecret();
    await store(lake(), secret, aKey("key_1"));
    const until = new Date(now + 60_000);
    await revoke(lake(), "acme", "key_1", until);
    expect((await cache.lookup(secret))?.id).toBe("key_1");
    now += 60_000;
    expect(await cache.lookup(secret)).toBeUndefined();
    await revoke(lake(), "acme", "key_1", new Date(now + 60_000));
    expect(keyStatusAt(await requireKey(db, "acme", "key_1"), until)).toBe("revoked");
  });

  test("a key with a wrong checksum is refused without asking, and one of before is not", async () => {
    const { db } = lake();
    const cache = createKeyCache(db);
    const secret = newSecret();
    const ofBefore = `tk_${randomBytes(32).toString("base64url")}`;
    await store(lake(), ofBefore, aKey("key_1"));
    expect(mayExist(secret) && mayExist(ofBefore) && mayExist("demo-key")).toBe(true);
    expect((await cache.lookup(ofBefore))?.id).toBe("key_1");
    const wrong = `${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`;
    expect(mayExist(wrong)).toBe(false);
    expect(await createKeyCache(undefined as never).lookup(wrong)).toBeUndefined();
    expect(() => keyRow(wrong, aKey("key_2"))).toThrow(expect.objectContaining({ code: "BAD_REQUEST" }));
  });

  test("a key ends by itself, and the time of its last use never goes back", async () => {
    const { db } = lake();
    let now = Date.now();
    const cache = createKeyCache(db, () => now);
    const secret = newSecret("test");
    await store(lake(), secret, { ...aKey("key_1"), expiresAt: new Date(now + 60_000) });
    expect(await cache.lookup(secret)).toMatchObject({ id: "key_1", mode: "test", lastUsedAt: null });
    for (const at of [20, 10]) await lake().commit([putLastUses(new Map([["key_1", new Date(at)]]))]);
    expect(await requireKey(db, "acme", "key_1")).toMatchObject({ lastUsedAt: new Date(20) });
    now += 60_000;
    expect(await cache.lookup(secret)).toBeUndefined();
  });

  test("a tenant's keys are read page by page", async () => {
    for (const id of ["key_1", "key_2", "key_3"]) await store(lake(), newSecret(), aKey(id));
    const page = await listKeys(lake().db, "acme", { after: "key_1", limit: 1 });
    expect(page.map(({ id }) => id)).toEqual(["key_2"]);
  });

  test("unknown keys evict no valid one from the cache", async () => {
    const { db } = lake();
    let now = Date.now();
    const cache = createKeyCache(db, () => now);
    const secret = newSecret();
    await store(lake(), secret, aKey("key_1"));
    expect(cache.wasKnown(secret)).toBe(false);
    await cache.lookup(secret);
    await Promise.all(Array.from({ length: 100 }, () => cache.lookup(newSecret())));
    now += 60_000;
    expect(cache.wasKnown(secret)).toBe(true);
    await revoke(lake(), "acme", "key_1");
    await cache.lookup(secret);
    expect(cache.wasKnown(secret)).toBe(false);
  });

  test("a tenant that exists stays as it is", async () => {
    const { db } = lake();
    await putTenant(db, { id: "acme", name: "Acme", createdAt: new Date(0) });
    await putTenant(db, { id: "acme", name: "Other", createdAt: new Date(1) });
    expect(await findTenant(db, "acme")).toMatchObject({ name: "Acme" });
    expect(await findTenant(db, "globex")).toBeUndefined();
  });
});
